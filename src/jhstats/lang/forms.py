"""How the words of a language with letters are formed: the verbs and demonyms of English."""

import re

_DOUBLING = re.compile(r"[^aeiou]+[aeiou][bdgmnpt]|total")
"""Verbs that double their last letter: dropped, putting."""


def demonyms(name: str) -> list[str]:
    """What a country's own may be called: Italian, Japanese, German."""
    stem = name[:-1] if name[-1] in "aeyo" else name
    own = [name + "n", name + "i", *(stem + ending for ending in ("n", "an", "ian", "ese"))]
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
