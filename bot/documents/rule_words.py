"""A consent round's rule in words, with its figures for one electorate."""

from collections.abc import Iterator

from bot.documents.wording import Wording
from dialogs.methods.positions import Fallback
from dialogs.methods.quorum import quorum_needed
from dialogs.plan.model import PlanRound


def rule_words(held: PlanRound, say: Wording) -> Iterator[str]:
    rule, size = held.rule, len(held.electorate)
    yield say._(
        "Quorum: at least %(needed)s of %(all)s seats are heard (%(share)s).",
        needed=quorum_needed(size, rule.quorum), all=size, share=str(rule.quorum),
    )  # fmt: skip
    if rule.pillar_rule:
        yield say._("Pillar rule: every pillar with a seat, and the lived-experience seat if held, is heard.")
    limit = rule.stand_aside_limit.numerator * size // rule.stand_aside_limit.denominator
    yield say._(
        "Adopted: no objection stands, more than half of all seats consent (at least %(consents)s), at most "
        "%(limit)s stand aside, and no pillar stands aside as a whole.",
        consents=size // 2 + 1, limit=limit,
    )  # fmt: skip
    yield say._("No answer is never consent.")
    yield _last_resort(held, say)


def _last_resort(held: PlanRound, say: Wording) -> str:
    if held.rule.fallback is Fallback.TWO_THIRDS:
        return say._(
            "A goal is put in at most %(versions)s wordings; after the last, two thirds of all seats may "
            "adopt it with the dissent named, never over an objection on law or mandate.",
            versions=held.rule.max_versions,
        )
    return say._(
        "A goal is put in at most %(versions)s wordings; after the last, it is recorded as open.",
        versions=held.rule.max_versions,
    )
