"""Each break: the promise, its test file, the file to break, what stands there, what to put instead."""

from __future__ import annotations

from typing import NamedTuple


class Break(NamedTuple):
    promise: str
    test: str
    file: str
    stands: str
    instead: str


BREAKS: tuple[Break, ...] = (
    Break(
        "T-02",
        "tests/vault_promises/test_t02_planted.py",
        "portal/cases/chain.py",
        "        _nothing_planted(rest, chain, pages, sight.docket)\n",
        "",
    ),
    Break(
        "T-03",
        "tests/vault_promises/test_t03_in_anothers_name.py",
        "portal/cases/chain.py",
        "said = opened.verified(key)",
        "said = opened.said",
    ),
    Break(
        "T-04",
        "tests/vault_promises/test_t04_waiting_grants.py",
        "portal/vault/grants.py",
        "    if today < not_before:\n        raise Refused\n",
        "",
    ),
    Break(
        "T-05",
        "tests/vault_promises/test_t05_swaps.py",
        "portal/casework/inspect.py",
        "if row.queue not in _lawful(site, docket):",
        "if False:",
    ),
    Break(
        "T-06",
        "tests/vault_promises/test_t06_columns.py",
        "portal/cases/particulars.py",
        "CLASS = (2048,)",
        "CLASS = (1024,)",
    ),
    Break(
        "T-07",
        "tests/vault_promises/test_t07_indistinguishable.py",
        "portal/casework/lodge.py",
        "while len(rows) < names.EACH:",
        "while len(rows) < 5:",
    ),
    Break(
        "T-08",
        "tests/vault_promises/test_t08_statistics_of_rows.py",
        "portal/cases/queue.py",
        'return site.tag("queue", ring, state, week)',
        'return Site((bytes(32),)).tag("queue", ring, state, week)',
    ),
    Break(
        "T-09",
        "tests/vault_promises/test_t09_the_excluded_member.py",
        "portal/casework/lodge.py",
        "    if not bundle.apart:\n",
        "    if True:\n",
    ),
    Break(
        "T-10",
        "tests/vault_promises/test_t10_row_order.py",
        "portal/casework/stir.py",
        "        _stir_postgresql(engine, tables)\n",
        "        pass\n",
    ),
    Break(
        "T-21",
        "tests/vault_promises/test_t21_twice.py",
        "portal/casework/lodge.py",
        "    if there is not None:\n",
        "    if False:\n",
    ),
    Break(
        "T-22",
        "tests/vault_promises/test_t22_injection.py",
        "portal/vault/box.py",
        "nonce = secrets.token_bytes(24)",
        "nonce = bytes(24)",
    ),
    Break(
        "T-24",
        "tests/vault_promises/test_t24_any_text.py",
        "portal/casework/prepare.py",
        '"text": str(answers.get("text", ""))',
        '"text": one(answers, "text")',
    ),
    Break(
        "T-17",
        "tests/vault_promises/test_t17_mistyped_codes.py",
        "portal/vault/codes.py",
        'return code if len(code) == LENGTH and check_digit(code) == "0" else None',
        "return code if len(code) == LENGTH else None",
    ),
    Break(
        "T-25",
        "tests/vault_promises/test_t25_random_bytes.py",
        "portal/vault/keys.py",
        "    except (CryptoError, ValueError, TypeError):\n        raise Refused from None\n\n\ndef checked",
        "    except TypeError:\n        raise Refused from None\n\n\ndef checked",
    ),
    Break(
        "T-01",
        "tests/vault_promises/test_t01_swapped_keys.py",
        "portal/directory/signed.py",
        '            checked(root, pack("directory", blob[64:]), blob[:64])\n',
        '            pack("directory", blob[64:])\n',
    ),
    Break(
        "T-01",
        "tests/vault_promises/test_t01_swapped_keys.py",
        "portal/casework/lodge.py",
        "    if register.newer_directory(session, site, bundle.directory):\n",
        "    if False:\n",
    ),
    Break(
        "T-13",
        "tests/vault_promises/test_t13_proof_outlives_the_case.py",
        "portal/register/verify.py",
        "    inventory.close(head)\n",
        "",
    ),
    Break(
        "T-14",
        "tests/vault_promises/test_t14_yesterdays_rows.py",
        "portal/cases/chain.py",
        "    if sorted(pages) != list(range(docket.acts)):\n",
        "    if not set(pages) >= set(range(docket.acts)):\n",
    ),
    Break(
        "T-15",
        "tests/vault_promises/test_t15_torn_pages.py",
        "portal/register/walk.py",
        "    return link_of(site, leaf.number + shift, before, leaf.tag, leaf.proof) == leaf.link\n",
        "    return True\n",
    ),
    Break(
        "T-16",
        "tests/vault_promises/test_t16_site_file.py",
        "portal/cli/ready.py",
        "        if belongs(session, site) is False:\n",
        "        if False:\n",
    ),
    Break(
        "T-12",
        "tests/vault_promises/test_t12_after_the_session.py",
        "portal/web/shared/sealed.py",
        "        here().store.drop(ours.token, here().site)\n    if ours.sent is None:\n",
        "        pass\n    if ours.sent is None:\n",
    ),
    Break(
        "T-18",
        "tests/vault_promises/test_t18_a_flood.py",
        "portal/web/shared/slots.py",
        "range(0 if for_filing else 1, max(2, os.cpu_count() or 1))",
        "range(32)",
    ),
    Break(
        "T-19",
        "tests/vault_promises/test_t19_one_answer.py",
        "portal/web/signin/enter.py",
        "    with slot():\n",
        "    if not claim.second_is_right:\n        raise WrongSignIn\n    with slot():\n",
    ),
    Break(
        "T-20",
        "tests/vault_promises/test_t20_the_administrator.py",
        "portal/officers/admission.py",
        "    if not hmac.compare_digest(invite.proof, proof(",
        "    if not invite.proof and hmac.compare_digest(invite.proof, proof(",
    ),
    Break(
        "T-20",
        "tests/vault_promises/test_t20_the_administrator.py",
        "portal/officers/signature.py",
        "        checked(entry.sign, message, signature)\n",
        "",
    ),
    Break(
        "T-20",
        "tests/vault_promises/test_t20_the_administrator.py",
        "portal/officers/sign_in.py",
        "    return entry if matches(entry, keys) else None\n",
        "    return entry\n",
    ),
    Break(
        "T-11",
        "tests/vault_promises/test_t11_markers.py",
        "portal/web/shared/edge.py",
        "        for attempt in range(ATTEMPTS):\n            try:\n",
        "        for attempt in range(ATTEMPTS):\n"
        "            import sys; from flask import request; print(request.form, file=sys.stderr)\n"
        "            try:\n",
    ),
    Break(
        "C-48",
        "tests/companions/test_lawyer_letters.py",
        "portal/casework/prepare.py",
        " and not of_a_lawyer(draft)",
        "",
    ),
    Break(
        "R-88",
        "tests/companions/test_at_the_door.py",
        "portal/companions/beside.py",
        '    drop(session, who.seed, "standing", [0])\n',
        "",
    ),
    Break(
        "R-56",
        "tests/companions/test_supporter_joins.py",
        "portal/companions/passing.py",
        "if who.until is not None and today > who.until:",
        "if False:",
    ),
    Break(
        "V-18",
        "tests/companions/test_ends.py",
        "portal/companions/passing.py",
        "ends=with_case(worker, case)",
        "ends=None",
    ),
    Break(
        "R-36",
        "tests/protection/test_children.py",
        "portal/casework/find_child.py",
        "    if off:\n",
        "    if False:\n",
    ),
    Break(
        "R-37",
        "tests/protection/test_visits.py",
        "portal/web/oversight/plan_visit.py",
        "if colleague is not None and not _reads(colleague, sight, site, directory, now):",
        "if False:",
    ),
    Break(
        "C-56",
        "tests/protection/test_securing.py",
        "portal/casework/secure.py",
        "place_asked(spot_of(unit, beats)[0], beats)",
        "spot_of(unit, beats)[0]",
    ),
    Break(
        "R-35",
        "tests/duty/test_tasks.py",
        "portal/duty/sight.py",
        "    if not task.health:\n",
        "    if True:\n",
    ),
    Break(
        "C-15",
        "tests/protection/test_second_number.py",
        "portal/casework/pretend.py",
        "        savepoint.rollback()\n",
        "        savepoint.commit()\n",
    ),
    Break(
        "C-14",
        "tests/protection/test_second_number.py",
        "portal/casework/tell_forced.py",
        "holder is not None and holder.outside and",
        "holder is not None and",
    ),
)
