"""What the pictures of a drawer are called. A picture is two digits: its group, and its place there."""

from portal.languages.words import N_

GROUPS = (
    N_("Animals"),
    N_("Birds and small animals"),
    N_("Fruit and food"),
    N_("Things at home"),
    N_("Tools"),
    N_("Things that move"),
    N_("Sky and land"),
    N_("Clothes"),
    N_("Plants"),
    N_("Play and music"),
)
"""Known everywhere, also by who never went to school; nothing that stands for faith, money, weapons or guards."""

PICTURES = (
    N_("Elephant"), N_("Camel"), N_("Sheep"), N_("Horse"), N_("Cow"),
    N_("Rabbit"), N_("Lion"), N_("Cat"), N_("Giraffe"), N_("Kangaroo"),
    N_("Fish"), N_("Chicken"), N_("Duck"), N_("Peacock"), N_("Butterfly"),
    N_("Bee"), N_("Snail"), N_("Tortoise"), N_("Whale"), N_("Crab"),
    N_("Apple"), N_("Banana"), N_("Grapes"), N_("Pineapple"), N_("Onion"),
    N_("Egg"), N_("Bread"), N_("Carrot"), N_("Maize"), N_("Cheese"),
    N_("Chair"), N_("Teapot"), N_("Spoon"), N_("Cup"), N_("Light bulb"),
    N_("Candle"), N_("Broom"), N_("Toothbrush"), N_("Bucket"), N_("Plate"),
    N_("Saw"), N_("Scissors"), N_("Thread"), N_("Screwdriver"), N_("Spanner"),
    N_("Ladder"), N_("Pencil"), N_("Wheelbarrow"), N_("Magnet"), N_("Bricks"),
    N_("Bicycle"), N_("Car"), N_("Bus"), N_("Train"), N_("Tractor"),
    N_("Boat"), N_("Plane"), N_("Helicopter"), N_("Rocket"), N_("Parachute"),
    N_("Star"), N_("Rain"), N_("Lightning"), N_("Rainbow"), N_("Snow"),
    N_("Mountain"), N_("Fire"), N_("Wave"), N_("Fountain"), N_("Stone"),
    N_("Shirt"), N_("Trousers"), N_("Socks"), N_("Shoe"), N_("Hat"),
    N_("Gloves"), N_("Dress"), N_("Scarf"), N_("Glasses"), N_("Ring"),
    N_("Palm tree"), N_("Cactus"), N_("Sunflower"), N_("Rose"), N_("Leaf"),
    N_("Rice"), N_("Mushroom"), N_("Log"), N_("Nest"), N_("Flower pot"),
    N_("Ball"), N_("Drum"), N_("Guitar"), N_("Kite"), N_("Trumpet"),
    N_("Balloon"), N_("Gift"), N_("Piano"), N_("Teddy bear"), N_("Accordion"),
)  # fmt: skip
"""Ten for each group; no two are called the same in any language."""
