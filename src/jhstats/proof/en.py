"""The English words among which a figure is certainly of the metric that is named beside it.

As in Chinese: any other word leaves a doubt, and a doubt is never called wrong.
"""

from __future__ import annotations

MEASURES = """
    growth grew grow grown growing rose rise risen rising increase increased increasing up jumped
    jump surged surge climbed expanded gained fell fall fallen declined decline dropped drop down
    share rate account accounted accounts made makes contributed contribution total totalled
    totaled totalling year-on-year year on size volume
"""
"""What a figure may be of the metric."""

VALUES = """
    was were is are reached reaching hit came to amounted stood stands at of has had have been
    exceeded exceeding topped passed surpassed crossed over about around nearly almost some
    roughly approximately more than least by for equal worth recorded posted reported registered
    put exactly just precisely already now a an the it its their this that value figure level
    number count in out run built handled covered held covers cover valued estimated equivalent s
    numbered end will reach would exceed broke through city target targets aim aims took takes be
    planned expected
"""
"""What says that the metric had a value."""

RANKS = """
    ranked ranks rank ranking place placed places position coming comes stands took taking among
    across province provincial country nation world cities city prefecture-level all which and as
    well still again first good enough making firms s provinces counties
"""
"""What says that the metric had a rank."""

LEADS = """
    the a its their our this that city local total annual overall cumulative in of for by at from
    to on as end year during had has have with was were is are reported recorded posted registered
    saw sees logged generated achieved booked made earned reached took counted counts count built
    held ran run handled moved put number there s full whole last official data figures statistics
    show shows showed said says according note report combined latest alone since until through
    between already now still it they ended closed been operated value level aims aim aimed target
    targets goal plans planned will be expected expects hopes boasts home claims claimed lists
    named recognised recognized covers covered can cover completed spent growth owns exactly just
    precisely back then also meanwhile however moreover and so but share increase rise contributed
    contributes led joined or handles maker manufacturer producer firm company couriers altogether
"""
"""What may stand before the metric in its clause, and around the date."""

TAILS = """
    in at by for of the that year year-on-year on from earlier before last total overall
    altogether a during end full whole to its city as same period and again all province
    provincial country nation nationwide worldwide world cities prefecture-level among across s
    then now so far growth rise increase share rate place position which had been it cumulatively
    installed terms value level ranking record alone counties provinces
"""
"""What may stand behind the figure up to the end of its clause."""

HEADS = """
    indicator metric item year period value figure result actual unit rank ranking position
    province country city firm company yoy y/y change % percent
"""
"""What the heads of tables say besides."""

MIDDLES = """
    of the its their these total cumulative in for by terms growth rise increase jump a an s
    ranking place to number
"""
"""What may stand between a figure and the metric that it counts."""
