"""The English words among which a figure is certainly of the metric that is named beside it.

As in Chinese: any other word leaves a doubt, and a doubt is never called wrong.
"""

from __future__ import annotations

MEASURES = """
    growth grew grow grown growing rose rise risen rising increase increased increasing up jumped
    jump surged surge climbed expanded gained fell fall fallen declined decline dropped drop down
    share rate account accounted accounts made makes contributed contribution total totalled
    totaled totalling year-on-year year on size volume soared soaring leapt gaining sped plus
"""
"""What a figure may be of the metric."""

VALUES = """
    was were is are reached reaching hit came to amounted stood stands at of has had have been
    exceeded exceeding topped passed surpassed crossed over about around nearly almost some
    roughly approximately more than least by for equal worth recorded posted reported registered
    put exactly just precisely already now a an the it its their this that value figure level
    number count in out run built handled covered held covers cover valued estimated equivalent s
    numbered end will reach would exceed broke through city target targets aim aims took takes be
    planned expected amounts amount amounting comes coming ran runs totalling totaling totalled
    totaled totals comprised comprises comprising equalled equaled equals neared nearing
    approached approaching topping clocked clocking notched logged tallied racked ended closed
    finished settled sat sits landed lay lies weighed checked wound wrapped rounded pegged
    measured assessed reckoned brought generated earned pulled chalked rang hovered standing
    sitting got gets getting went goes going grew grown rose risen climbed swelled soared leapt
    leaped jumped edged crept inched mounted ballooned expanded advanced improved recovered
    rebounded surged shot dropped slipped fell slid sank shrank dipped declined decreased eased
    set hitting posting reporting recording registering achieving achieved attained attaining
    secured scored marked marking showed shows showing shown read reads reading given gives gave
    giving listed lists cited quoted as high much many low whole full all told altogether
    together indeed actually fully only merely even still currently presently officially well
    within finally eventually last next then back today so far year-end year fiscal having being
    likely house houses housed home hosts hosted serve serves served host gather gathers gathered
    brings bring boasted boast boasts counts counted numbers numbering holds hold owns owned own
    maintains maintained operates operated operate includes included covering take taking up adds
    add hits swells swollen notches modest which whopping mere respectable sizeable sizable hefty
    record-breaking stunning impressive staggering due make gained cumulative
"""
"""What says that the metric had a value."""

RANKS = """
    ranked ranks rank ranking place placed places position coming comes stands took taking among
    across province provincial country nation world cities city prefecture-level all which and as
    well still again first good enough making firms s provinces counties finished finishing
    finish came landed landing sat sits sitting earned earning won winning win secured securing
    put puts putting made takes held holds holding kept keeps keeping claimed claiming claims
    retained retains retaining seized bagged grabbed topped tops topping led leads leading leader
    climbed rose moved slipped fell dropped slid jumped moving jumping climbing to up down out 11
    eleven of its their prefecture municipal municipalities league table tables chart charts list
    lists standings largest biggest highest by overall there also itself
"""
"""What says that the metric had a rank."""

LEADS = """
    the a its their our this that city local total annual overall cumulative in of for by at from
    to on as end year during had has have with was were is are reported recorded posted
    registered saw sees logged generated achieved booked made earned reached took counted counts
    count built held ran run handled moved put number there s full whole last official data
    figures statistics show shows showed said says according note report combined latest alone
    since until through between already now still it they ended closed been operated value level
    aims aim aimed target targets goal plans planned will be expected expects hopes boasts home
    claims claimed lists named recognised recognized covers covered can cover completed spent
    growth owns exactly just precisely back then also meanwhile however moreover and so but share
    increase rise contributed contributes led joined or handles maker manufacturer producer firm
    company couriers altogether having early late mid-year years early-year first brings brought
    bring together gathers gathered gather hosts hosted host houses housed being crossed served
    serves serve links linked connected connects boasted boasting homes hold holding holds owning
    own owned operating operates operate maintaining maintained maintain includes included
    include comprising comprises contained contains totalled totals totaling amounted amounts
    came come comes went go goes finished stood sits sat wrapped wound record records recording
    reporting reports posting posts post registering registers logging logs showing puts putting
    shown seen seeing see turning turn turns turned moving move start starting started begin
    beginning begun began speaking finally lastly next besides furthermore additionally similarly
    likewise notably importantly crucially remarkably strikingly impressively indeed actually
    officially reportedly officials bureau government statistical yearbook communique bulletin
    press release statement briefing yesterday today earlier later recently lately previously
    currently presently we i you he she us them me key facts fact highlights highlight overview
    summary recap review snapshot glance quick update news brief digest memo notes takeaway
    takeaways bottom line point points numbers table chart graph tells tell told stated states
    state cited citing cites quoted quoting up down out off over under about around some roughly
    approximately nearly almost more less than only even yet once again further much very quite
    well too both either all picked far an aiming whose park zone plant port hub platform cluster
    many sum figure set itself stepping terms measured full-year
"""
"""What may stand before the metric in its clause, and around the date."""

TAILS = """
    in at by for of the that year year-on-year on from earlier before last total overall
    altogether a during end full whole to its city as same period and again all province
    provincial country nation nationwide worldwide world cities prefecture-level among across s
    then now so far growth rise increase share rate place position which had been it cumulatively
    installed terms value level ranking record alone counties provinces were held was set new
    high record-high all-time ever more less or date told counting plus strong mark milestone
    threshold barrier line together combined today currently presently yesterday already
    officially officials said according official data figures statistics reported reportedly
    bureau government local municipal authorities this these those past previous corresponding
    respective given calendar financial fiscal inclusive through over around within under out up
    down back only just even still too also well once twice there here where when after since
    until while both hosts houses serves located based built run operated owned kept put placed
    made highest largest biggest strongest compared equalled equaled size scale volume generated
    achieved recorded registered posted earned passed handled shipped emerged operation service
    use respectively
"""
"""What may stand behind the figure up to the end of its clause."""

HEADS = """
    indicator metric item year period value figure result actual unit rank ranking position
    province country city firm company yoy y/y change % percent
"""
"""What the heads of tables say besides."""

MIDDLES = """
    of the its their these total cumulative in for by terms growth rise increase jump a an s
    ranking place to number was were is are as booked recorded reported counted
"""
"""What may stand between a figure and the metric that it counts."""
