"""In French."""

from portal.cli.demonstration.words.sample import Sample

SAMPLES = {
    "things": (
        Sample("request", "Ma montre est restée au dépôt à mon arrivée. C’était celle de mon père. Puis-je l’avoir ?",
               "yes", "Oui. Vous pouvez venir la chercher vendredi matin."),
        Sample("complaint", "On m’a pris mes livres à la fouille et deux ne sont pas revenus.",
               "partly", "Un livre est retrouvé, il vous revient demain. Nous cherchons encore l’autre."),
        Sample("complaint", "Mon mandat de 30 est parti de chez ma femme il y a trois semaines. Je n’ai rien reçu.",
               "yes", "L’argent était sur un autre compte. Il est sur le vôtre depuis ce matin.", "NGT"),
    ),
    "health": (
        Sample("request", "Mes lunettes sont cassées et je ne peux plus lire mes papiers.",
               "yes", "L’opticien vient le 20. Vous êtes le premier de la liste."),
        Sample("complaint", "J’ai mal au dos depuis deux mois. On me donne toujours le même cachet.",
               "yes", "Vous voyez un médecin jeudi. Il a votre dossier."),
    ),
    "calls": (
        Sample("request", "Ma femme a accouché. Est-ce que je peux l’appeler en dehors des heures ?",
               "yes", "Oui, ce soir à sept heures. Toutes nos félicitations.", "NGT"),
        Sample("complaint", "Le parloir a été coupé après vingt minutes. Nous avions droit à une heure.",
               "yes", "Vous avez raison. Le prochain parloir dure deux heures."),
        Sample("complaint", "Le numéro de mon avocat est bloqué sur le téléphone de l’étage.",
               "yes", "Il est débloqué. Les appels à votre avocat ne sont jamais écoutés."),
    ),
    "food": (
        Sample("complaint", "Je suis diabétique et le repas du soir arrive avec du sucre.",
               "yes", "La cuisine a votre régime depuis aujourd’hui. L’infirmière vérifie chaque soir cette semaine."),
        Sample("complaint", "La soupe est froide tous les jours au bout du couloir.",
               "yes", "Le chariot part maintenant de votre côté un jour sur deux."),
    ),
    "cell": (
        Sample("complaint", "Il y a des rats dans la cour et ils montent la nuit.",
               "yes", "Quelqu’un vient demain et revient dans une semaine. Gardez le pain dans la boîte fermée."),
        Sample("request", "Je voudrais une cellule avec un non-fumeur.",
               "yes", "Une place se libère lundi. Elle est pour vous.", "NGT"),
        Sample("complaint", "La lumière reste allumée toute la nuit depuis dimanche.",
               "yes", "C’était une panne. Elle est réparée."),
    ),
    "work": (
        Sample("request", "Je sais coudre. Y a-t-il une place à l’atelier ?",
               "partly", "Pas ce mois-ci. Vous êtes le deuxième sur la liste.", "NGT"),
        Sample("complaint", "On m’a retiré de l’atelier sans me dire pourquoi.",
               "yes", "C’était une erreur de liste. Vous reprenez lundi.", "NGT"),
    ),
    "rules": (
        Sample("complaint", "J’ai eu cinq jours de punition et je n’ai jamais été entendu.",
               "yes", "Vous deviez être entendu d’abord. La punition est levée."),
        Sample("request", "Peut-on avoir le règlement en français ?",
               "yes", "Oui. Un exemplaire est posé à la bibliothèque et un autre vient avec votre courrier."),
    ),
    "papers": (
        Sample("request", "J’ai besoin d’un certificat de travail pour le juge.",
               "yes", "Il est prêt. Vous le recevez demain."),
        Sample("complaint", "La date de ma sortie est fausse sur la feuille. Il manque mes trois mois d’avant le procès.",
               "yes", "Vous avez raison. La nouvelle feuille est jointe à votre dossier et vous en avez une copie."),
    ),
    "hurt": (
        Sample("report", "Un surveillant m’a tiré par les cheveux dans l’escalier. Deux autres ont regardé.",
               "partly", "Nous sommes venus vous voir. Nous avons demandé les images. Il ne travaille plus à votre étage."),
        Sample("report", "Mon voisin me menace pour avoir mon tabac. Il a un morceau de verre.",
               "yes", "Vous avez changé d’étage. Personne ne sait pourquoi."),
    ),
}  # fmt: skip
