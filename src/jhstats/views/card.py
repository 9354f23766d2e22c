"""All that is to be said of one fact, below its line."""

from jhstats.ask.rows import Row
from jhstats.ask.store import Selection
from jhstats.derive import Operand, implied
from jhstats.figure import exactly
from jhstats.say.messages import Told
from jhstats.views.comparison import derivation_text
from jhstats.views.wording import Wording


@exactly()
def details(row: Row, wording: Wording) -> list[str]:
    """Lines: its whole value, what is printed where, what it implies, what claims otherwise."""
    fact, store = row.fact, wording.store
    own = store.select(Selection(entities=(fact.entity,)))
    operands = (Operand.of(other, store.units) for other in own)
    whole = wording.value_text(row, Told.WHOLE)
    spans = [
        f"{entry.printed} ({wording.place_text(entry)})" for entry in fact.evidence if entry.printed
    ]
    return [
        *([whole] if whole != wording.value_text(row) else ()),
        *([wording.say("card.printed", spans=wording.listed(spans))] if spans else ()),
        *(
            derivation_text(derived, wording)
            for derived in implied(filter(None, operands))
            if fact.id in derived.facts
        ),
        *(
            wording.say("card.otherwise", fact=other.id, value=wording.value_text(Row.of(other)))
            for other in own
            if other.identity == fact.identity and other.id != fact.id
        ),
    ]
