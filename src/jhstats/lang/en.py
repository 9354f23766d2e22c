"""The words of English, each once, behind its class; verbs by base form, a star and their past."""

import re

WORDS = """
VALUE: was were is are be been being at shown worth equivalent estimated reach* exceed* should_read
    record* post* report* register* amount* achieve* score* mark* show* tally* clock* notch* number*
    cover* handle* serve* host* near* approach* measure* land* finish* settle* weigh* round*
    generate* produce* exported imported attract* receive* complete* operate* count* list* boast*
    maintain* manage* employ* yielded book* shipped deliver* print* carry* move* worked processed
    hit*hit come*came stand*stood run*ran put*put sit*sat lay lies take*took bring*brought get*got
    make*made read reads hold*held have*had has keep*kept give*gave see*saw*seen win*won closed
    owned owns found sold sell sells earned spent led average* equal* equalled total* totaled
    totaling topped tops collect* raise* supplied took_in turned_over turned_out set*set
    go*went*gone
RISE: up faster higher raised_its gain* increase* jump* climb* surge* soar* expand* advance*
    accelerate* improve* widen* rebound* recover* rise*rose*risen grow*grew*grown leap*leapt
    speed*sped double*
FALL: drag*dragged down lower downturn cut contraction reduction decline* decrease* drop* slip*
    ease* narrow* contract* slow* weaken* reduce* dip* slump* tumble* plunge* fall*fell*fallen
    shrink*shrank*shrunk slide*slid sink*sank
GROWTH: growth change changes year-on-year yoy y/y pace year_on_year year_over_year
SHARE: proportion percentage ratio share*
SHARE_OF: share_of shares_of accounted_for account_for accounts_for accounting_for made_up makes_up
    make_up part_of as_a_share_of
CONTRIBUTION: contribution contribute*
LEVEL: size scale total_of in_all
MORE: gap difference extra another ahead short margin
TO: to up_to down_to
BY: by
FROM: from since
THAN: than after compared compared_with compared_to versus vs against on_the_year relative
    previously same_as before earlier year_earlier peak previous
OF: of
RANKING: rank ranked ranks ranking rankings position first among across all cities countries
    provinces counties regions league table chart leader largest biggest highest nationwide
    worldwide globally nationally enough_for place*
ADVERB: already also only just exactly precisely even still again actually well fully merely alone
    both ever too once mere impressive solid strong steady whole far quicker in_fact
    on_the_other_hand
HEDGE: about around nearly almost some roughly approximately more least most close less fewer circa
    above below beyond minus an_estimated just_over just_under a_little well_over
TIME: over under year years year-end end month months quarter half late early time period financial
    fiscal calendar last next latest recent yesterday same monday tuesday wednesday thursday friday
    saturday sunday ended ending annual when full-year full_year whole_year whole_of
SO_FAR: so_far to_date by_then by_the_end by_end as_of until
PRESENT: now today currently current
PARTICLE: the a an its it their they this that these those there in on for with within during into
    latter as out s our we his her he she you i q how what why here one which who whose itself high
    as_much_as as_many_as so dear hi hey ps fyi line local terms term value_of worth_of us inc plc
JOIN: and or as_well_as plus along_with
NOUN: value level item rate unit percent overview summary highlights facts key main economy economic
    sum reading base actual snapshot recap brief briefing notes remarks takeaways at_a_glance m bn
    million billion figure* indicator* result*
REPORTER: according according_to data official statistics said says say told bureau office
    government statistical statement note figures_show department ministry survey census bulletin
    preliminary initial reuters xinhua news press sources source puts board management estimates
    reporter reporters known noted announce* release* publish* issue* disclose* state* quote*
    indicate* eurostat labor_statistics national_statistics
TARGET: goal goals sets marks aims aim aimed aiming plan plans planned planning will is_to are_to
    was_to were_to to_reach forecast forecasts seeks seek ambition should want wants pledge pledged
    set_to scheduled calls_for once_complete once_completed when_complete when_completed
    on_completion once_built projected projects projection guidance guide guides guided target*
    expect* hope* promise promises promised
DONE: has_reached had_reached have_reached has_already has_now already_reached
RESPECTIVE: respectively
PART: of_which including among_them of_these of_them
SUM: sum_of in_total combined_total together combined between_them
EACH: per each every average averages daily monthly weekly hourly annually annualised cagr half_of
    a_day a_week a_month a_head a_person median that_month the_month that_quarter the_quarter
    next_month last_month last_quarter previous_month previous_quarter prior_month prior_quarter
    preceding_month preceding_quarter
ADDED: new additional newly fresh built add* hire* join* open* build* install* planting grant*
ALL: total overall cumulative aggregate
OTHER: above-scale other others elsewhere unlike own like former rival* neighbour* neighbor*
    competitor* peer*
NEGATION: not never no none neither nor rather_than instead_of without isn't wasn't didn't doesn't
    weren't hasn't hadn't aren't cannot can't failed fails fail missed
CAVEAT: if would might may perhaps suppose supposed assuming whether unless wonder alleged maybe
    possibly mistake mistaken mistakenly wrong wrongly confused erratum corrected correction
    corrects incorrect amended revised seasonally_adjusted restated could_be could_have rumour*
    rumor* misprint* error* analyst* broker* economist* consultant* definition* revision* exclude*
    claim* allege* earlier_version misstated misreported originally_stated originally_reported
    previously_reported first_reported
REBASED: volume in_units in_number by_number by_weight unit_terms in_dollar_terms in_dollars
    in_us_dollars in_us_dollar_terms in_euro_terms in_euros in_sterling in_sterling_terms
    in_local_currency prices inflation-adjusted adjusted in_real_terms constant real-terms
    real_terms
CONTRAST: while whereas but although though
LOSS: loss losses deficit lost lose
TURN: then thereafter because amid despite thanks thanks_to helped driven boosted owing due_to
    following on_the_back_of where however and_that reflecting supported
"""
TO: tuple[str, ...] = ()
SELF = ("the", "our", "this")  # before a kind: what the text is about, the city
OPPOSITES = (("import", "export"), ("urban", "rural"), ("births", "deaths"), ("revenue", "cost"))
_COMPANIES = (
    "bank lender insurer airline carrier retailer brewer carmaker automaker chipmaker drugmaker"
    " maker manufacturer operator chain giant corporation organisation organization business"
)
KINDS = {
    **{kind: (kind,) for kind in ("town", "county", "province", "district", "state")},
    **{kind: (kind,) for kind in ("club", "university", "park", "airport", "port")},
    "city": ("city", "county-level-city", "municipality"),
    "region": ("region", "province", "autonomous-region"),
    **dict.fromkeys(("country", "nation"), ("nation", "country")),
    **dict.fromkeys(("company", "firm"), ("company", "firm")),
    **dict.fromkeys(_COMPANIES.split(), ("company", "bank")),
    "group": ("group", "company"),
}
SCOPES = {
    **dict.fromkeys(("world", "global", "globally", "worldwide"), ("world",)),
    **dict.fromkeys(("nationwide", "nationally", "national"), ("nation", "country")),
    **dict.fromkeys(("country", "nation"), ("nation", "country")),
    **dict.fromkeys(("provincial", "province-wide", "province"), ("province",)),
    **dict.fromkeys(("statewide", "state"), ("state",)),
}
"""Words for all of a kind, by the kinds of entities that they may be."""
ADVERB_ENDING = "ly"  # words that end so are adverbs
STRANGER = r"(?!)"  # a stranger by form is a word with a capital that no lexicon has
OWNED = ("'s", "’s")  # behind whom something is


_DOUBLING = re.compile(r"[^aeiou]+[aeiou][bdgmnpt]|total")
"""Verbs that double their last letter: dropped, putting."""


def demonyms(name: str) -> list[str]:
    """What a country's own may be called: Italian, Japanese, German."""
    stem = name[:-1] if name[-1] in "aeyo" else name
    endings = ("n", "an", "ian", "ese")
    own = [name + "n", name + "i", *(stem + ending for ending in endings)]
    own += [stem] * name.endswith("any")
    return [*own, *(word + "s" for word in own if word.endswith(("n", "i")))]


def forms(listed: str) -> list[str]:
    """A word as it is listed; a verb in its forms: post* is regular, rise*rose*risen is not."""
    verb, *pasts = listed.replace("_", " ").split("*")
    if not pasts:
        return [verb]
    stem = verb[:-1] + "i" if verb.endswith("y") and verb[-2] not in "aeiou" else verb
    plural = stem + ("es" if stem.endswith(("i", "s", "ch", "sh", "x")) else "s")
    double = verb + verb[-1] if _DOUBLING.fullmatch(verb) else ""
    regular = (double or stem.removesuffix("e")) + "ed"
    going = (double or (verb if verb.endswith("ee") else verb.removesuffix("e"))) + "ing"
    return [verb, plural, going, *(past or regular for past in pasts)]
