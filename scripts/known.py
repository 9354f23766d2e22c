"""Write the lists of entities that everyone knows, as bases ask for them by `[base] known`.

Countries, their names and codes are those of the Unicode CLDR, as Babel has them; what else they
are called, aggregates and provinces stand here. `make known` runs it.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale
from babel.core import get_global

from jhstats.load.table import as_id
from jhstats.names import fold_name

FOLDER = Path(__file__).parents[1] / "src" / "jhstats" / "load"
HEAD = "# Made by scripts/known.py: mend that, and run `make known`.\n"

NO_COUNTRIES = re.compile("AC|C[PQ]|DG|E[AUZ]|IC|QO|TA|UN|X[AB]|ZZ")
"""What CLDR counts as a territory and ISO 3166 does not."""
WITHDRAWN = frozenset(("BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"))
CODES = {"XK": "XKX"}
"""Alpha-3 codes that CLDR has otherwise."""

NAMES = {
    "CD": ("刚果（金）", "DR Congo"),
    "CG": ("刚果（布）", "Congo"),
    "HK": ("香港", "Hong Kong"),
    "MM": ("缅甸", "Myanmar"),
    "MO": ("澳门", "Macao"),
    "PS": ("巴勒斯坦", "Palestine"),
}
"""Names and so ids that are shorter, or more usual, than those of CLDR."""

ALIASES = """
AE|阿联酋|UAE
AG|Antigua and Barbuda
BA|波黑|Bosnia and Herzegovina|Bosnia
BD|孟加拉
BN|Brunei Darussalam
BO|Bolivia (Plurinational State of)
BS|Bahamas, The|The Bahamas
CD|刚果民主共和国|民主刚果|Congo, Dem. Rep.|Democratic Republic of the Congo|\
Dem. Rep. of the Congo|Congo - Kinshasa|Congo (DRC)|DRC|Democratic Republic of Congo
CG|刚果共和国|Congo, Rep.|Republic of the Congo|Congo - Brazzaville|Congo (Brazzaville)
CH|Swiss Confederation
CI|Ivory Coast|Cote d'Ivoire|Côte d'Ivoire
CN|中华人民共和国|中国大陆|People's Republic of China|Peoples Republic of China|\
China, People's Republic of|PRC|Mainland China|Chinese mainland|China (mainland)
CV|Cabo Verde
CZ|捷克共和国|Czech Republic
DE|Federal Republic of Germany|Germany (until 1990 former territory of the FRG)|\
Germany including former GDR
DO|多米尼加
EG|Egypt, Arab Rep.|Arab Republic of Egypt
FK|马尔维纳斯群岛|Falkland Islands (Malvinas)
FM|Micronesia, Fed. Sts.|Micronesia (Federated States of)|Micronesia (country)|\
Federated States of Micronesia
FO|Faeroe Islands
GB|联合王国|英联合王国|UK|Great Britain|Britain|\
United Kingdom of Great Britain and Northern Ireland
GM|Gambia, The|The Gambia
GR|EL
HK|中国香港|中国香港特别行政区|香港特别行政区|Hong Kong SAR, China|Hong Kong SAR China|\
China, Hong Kong SAR|Hong Kong SAR|Hong Kong, China|Hong Kong (China)
ID|印尼
IR|Iran, Islamic Rep.|Iran (Islamic Republic of)|Islamic Republic of Iran
KG|Kyrgyz Republic
KN|Saint Kitts and Nevis|St. Kitts and Nevis
KP|北朝鲜|Korea, Dem. People's Rep.|Korea, Dem. Rep.|Democratic People's Republic of Korea|DPRK
KR|大韩民国|南韩|Korea, Rep.|Republic of Korea|Korea, Republic of|Korea
LA|Lao PDR|Lao People's Democratic Republic
LC|Saint Lucia
MD|Republic of Moldova|Moldova, Republic of
MF|Saint Martin|St. Martin (French part)|Saint Martin (French part)
MK|North Macedonia, Rep.|Macedonia, FYR|Macedonia
MM|Burma|Myanmar (Burma)
MO|中国澳门|中国澳门特别行政区|澳门特别行政区|Macao SAR, China|Macao SAR China|\
China, Macao SAR|Macao SAR|Macau|Macao, China
NL|Netherlands (Kingdom of the)|The Netherlands|Holland
PG|巴新
PR|Puerto Rico (US)
PS|巴勒斯坦领土|巴勒斯坦国|Palestinian Territories|West Bank and Gaza|State of Palestine
RU|俄罗斯联邦|俄国|Russian Federation
SA|沙特
SH|Saint Helena
SK|斯洛伐克共和国|Slovak Republic
SO|Somalia, Fed. Rep.
ST|Sao Tome and Principe
SX|Sint Maarten (Dutch part)
SY|Syrian Arab Republic
SZ|Swaziland
TC|Turks and Caicos Islands
TL|East Timor
TR|Turkey|Turkiye
TT|Trinidad and Tobago
TW|中国台湾|Taiwan, China|Taiwan, Province of China|Taiwan Province of China|Chinese Taipei|\
Republic of China
TZ|United Republic of Tanzania|Tanzania, United Republic of
US|美利坚合众国|United States of America|U.S.|U.S.A.
VA|Holy See
VC|Saint Vincent and the Grenadines|St. Vincent and the Grenadines
VE|Venezuela, RB|Venezuela (Bolivarian Republic of)
VG|Virgin Islands (British)
VI|Virgin Islands (U.S.)|United States Virgin Islands|Virgin Islands, U.S.
VN|Viet Nam
WF|Wallis and Futuna
YE|Yemen, Rep.
"""
"""What else countries are called: by the World Bank, the UN, Eurostat, and in newspapers."""

AGGREGATES = """
world|world|世界|World|WLD|全球|全世界|OWID_WRL
africa|region|非洲|Africa|OWID_AFR
africa-eastern-and-southern|region|非洲东部和南部|Africa Eastern and Southern|AFE
africa-western-and-central|region|非洲西部和中部|Africa Western and Central|AFW
arab-world|region|阿拉伯世界|Arab World|ARB
asia|region|亚洲|Asia|OWID_ASI
caribbean-small-states|group|加勒比小国|Caribbean small states|CSS
central-europe-and-the-baltics|region|中欧和波罗的海国家|Central Europe and the Baltics|CEB
early-demographic-dividend|group|早期人口红利国家|Early-demographic dividend|EAR
east-asia-and-pacific|region|东亚和太平洋地区|East Asia & Pacific|EAS|东亚与太平洋地区|\
East Asia and Pacific
east-asia-and-pacific-excluding-high-income|region|东亚和太平洋地区（不含高收入国家）|\
East Asia & Pacific (excluding high income)|EAP
east-asia-and-pacific-ida-and-ibrd|group|东亚和太平洋地区（IDA和IBRD国家）|\
East Asia & Pacific (IDA & IBRD countries)|TEA
channel-islands|region|海峡群岛|Channel Islands|CHI
euro-area|group|欧元区|Euro area|EMU|EA|Eurozone|EZ
euro-area-20|group|欧元区20国|Euro area - 20 countries (from 2023)|EA20
euro-area-19|group|欧元区19国|Euro area - 19 countries (2015-2022)|EA19
euro-area-18|group|欧元区18国|Euro area - 18 countries (2014)|EA18
euro-area-17|group|欧元区17国|Euro area - 17 countries (2011-2013)|EA17
europe|region|欧洲|Europe|OWID_EUR
europe-and-central-asia|region|欧洲和中亚地区|Europe & Central Asia|ECS|欧洲与中亚地区|\
Europe and Central Asia
europe-and-central-asia-excluding-high-income|region|欧洲和中亚地区（不含高收入国家）|\
Europe & Central Asia (excluding high income)|ECA
europe-and-central-asia-ida-and-ibrd|group|欧洲和中亚地区（IDA和IBRD国家）|\
Europe & Central Asia (IDA & IBRD countries)|TEC
european-union|group|欧盟|European Union|EU|EUU|EU27_2020|EU27|EU-27|欧盟27国|欧洲联盟|\
European Union - 27 countries (from 2020)|European Union (27)
european-union-28|group|欧盟28国|European Union - 28 countries (2013-2020)|EU28|EU-28|\
European Union (28)
european-union-15|group|欧盟15国|European Union - 15 countries (1995-2004)|EU15|EU-15
fragile-and-conflict-affected|group|脆弱和受冲突影响国家|\
Fragile and conflict affected situations|FCS
g7|group|七国集团|G7|Group of Seven
g20|group|二十国集团|G20|Group of Twenty
brics|group|金砖国家|BRICS
asean|group|东盟|ASEAN|东南亚国家联盟|Association of Southeast Asian Nations
opec|group|欧佩克|OPEC|石油输出国组织
heavily-indebted-poor-countries|group|重债穷国|Heavily indebted poor countries (HIPC)|HPC|HIPC
high-income|income-group|高收入国家|High income|HIC|High-income countries
ibrd-only|group|仅IBRD国家|IBRD only|IBD
ida-and-ibrd|group|IDA和IBRD国家|IDA & IBRD total|IBT
ida-blend|group|IDA混合国家|IDA blend|IDB
ida-only|group|仅IDA国家|IDA only|IDX
ida|group|IDA国家|IDA total|IDA
late-demographic-dividend|group|晚期人口红利国家|Late-demographic dividend|LTE
latin-america-and-caribbean|region|拉丁美洲和加勒比地区|Latin America & Caribbean|LCN|\
拉丁美洲与加勒比海地区|Latin America and Caribbean|Latin America and the Caribbean
latin-america-and-caribbean-excluding-high-income|region|拉丁美洲和加勒比地区（不含高收入国家）|\
Latin America & Caribbean (excluding high income)|LAC
latin-america-and-caribbean-ida-and-ibrd|group|拉丁美洲和加勒比地区（IDA和IBRD国家）|\
Latin America & the Caribbean (IDA & IBRD countries)|TLA
least-developed-countries|group|最不发达国家|Least developed countries: UN classification|LDC|\
Least developed countries
low-and-middle-income|income-group|中低收入国家|Low & middle income|LMY|Low and middle income
low-income|income-group|低收入国家|Low income|LIC|Low-income countries
lower-middle-income|income-group|中低等收入国家|Lower middle income|LMC|\
Lower-middle-income countries
middle-east-and-north-africa|region|中东和北非地区|Middle East & North Africa|MEA|中东与北非地区|\
Middle East and North Africa|Middle East, North Africa, Afghanistan & Pakistan
middle-east-and-north-africa-excluding-high-income|region|中东和北非地区（不含高收入国家）|\
Middle East & North Africa (excluding high income)|MNA|\
Middle East, North Africa, Afghanistan & Pakistan (excluding high income)
middle-east-and-north-africa-ida-and-ibrd|group|中东和北非地区（IDA和IBRD国家）|\
Middle East & North Africa (IDA & IBRD countries)|TMN|\
Middle East, North Africa, Afghanistan & Pakistan (IDA & IBRD)
middle-income|income-group|中等收入国家|Middle income|MIC|Middle-income countries
north-america|region|北美|North America|NAC|北美洲|OWID_NAM
oceania|region|大洋洲|Oceania|OWID_OCE
oecd|group|经合组织|OECD|OED|OECD members|经合组织成员国|OECD - Total
other-small-states|group|其他小国|Other small states|OSS
pacific-island-small-states|group|太平洋岛国|Pacific island small states|PSS
post-demographic-dividend|group|后人口红利国家|Post-demographic dividend|PST
pre-demographic-dividend|group|人口红利前国家|Pre-demographic dividend|PRE
small-states|group|小国|Small states|SST
south-america|region|南美洲|South America|OWID_SAM|南美
south-asia|region|南亚|South Asia|SAS
south-asia-ida-and-ibrd|group|南亚（IDA和IBRD国家）|South Asia (IDA & IBRD)|TSA
sub-saharan-africa|region|撒哈拉以南非洲|Sub-Saharan Africa|SSF|撒哈拉以南非洲地区
sub-saharan-africa-excluding-high-income|region|撒哈拉以南非洲（不含高收入国家）|\
Sub-Saharan Africa (excluding high income)|SSA
sub-saharan-africa-ida-and-ibrd|group|撒哈拉以南非洲（IDA和IBRD国家）|\
Sub-Saharan Africa (IDA & IBRD countries)|TSS
upper-middle-income|income-group|中高等收入国家|Upper middle income|UMC|\
Upper-middle-income countries
"""
"""Id, kind, names, and what else they are called."""

PROVINCES = """
BJ|北京|市|Beijing|Peking
TJ|天津|市|Tianjin
HE|河北|省|Hebei
SX|山西|省|Shanxi
NM|内蒙古|自治区|Inner Mongolia|Nei Mongol
LN|辽宁|省|Liaoning
JL|吉林|省|Jilin
HL|黑龙江|省|Heilongjiang
SH|上海|市|Shanghai
JS|江苏|省|Jiangsu
ZJ|浙江|省|Zhejiang
AH|安徽|省|Anhui
FJ|福建|省|Fujian
JX|江西|省|Jiangxi
SD|山东|省|Shandong
HA|河南|省|Henan
HB|湖北|省|Hubei
HN|湖南|省|Hunan
GD|广东|省|Guangdong
GX|广西|壮族自治区|Guangxi|Guangxi Zhuang Autonomous Region
HI|海南|省|Hainan
CQ|重庆|市|Chongqing
SC|四川|省|Sichuan
GZ|贵州|省|Guizhou
YN|云南|省|Yunnan
XZ|西藏|自治区|Tibet|Xizang
SN|陕西|省|Shaanxi
GS|甘肃|省|Gansu
QH|青海|省|Qinghai
NX|宁夏|回族自治区|Ningxia|Ningxia Hui Autonomous Region
XJ|新疆|维吾尔自治区|Xinjiang|Xinjiang Uygur Autonomous Region|Xinjiang Uyghur Autonomous Region
TW
HK
MO
"""
"""The second part of the code of ISO 3166-2, the name and what it ends in, that in English.

Their one-character names (浙, 云) are none: in texts they are parts of other words (云计算).
"""
ENDINGS = {"市": "Municipality", "省": "Province", "自治区": "Autonomous Region"}


def rows(table: str) -> list[list[str]]:
    """The rows of a table, each in its cells."""
    return [line.split("|") for line in table.split("\n") if line]


def stanza(id_: str, names: tuple[str, str], aliases: list[str], kind: str, within: str) -> str:
    """An entity as TOML writes it; an alias that folds to another of its names is left out."""
    seen, kept = {fold_name(name) for name in (id_, *names)}, []
    for alias in (*aliases, *(alias.replace("'", "’") for alias in aliases)):
        # A code is kept beside an id that is the same word: a text has it as written.
        if fold_name(alias) not in seen or (alias.isupper() and alias not in kept):
            kept.append(alias)
        seen.add(fold_name(alias))
    zh, en = names
    return (
        f'\n[entity.{id_}]\nname = {{ zh = "{zh}", en = "{en}" }}\n'
        + (f"aliases = {quoted(kept)}\n" if kept else "")
        + f'kind = "{kind}"\n'
        + (f'within = "{within}"\n' if within else "")
    )


def quoted(texts: list[str]) -> str:
    """A list of texts as TOML writes it."""
    return "[" + ", ".join(f'"{text}"' for text in texts) + "]"


def countries() -> dict[str, tuple[str, tuple[str, str], list[str]]]:
    """Id, names and aliases of each country, by its alpha-2 code, in the order of the ids."""
    names = {tag: dict(Locale(tag).territories) for tag in ("zh", "en")}
    alpha3 = {
        found[0]: code
        for code, found in get_global("territory_aliases").items()
        if len(code) == len("AUT") and code.isalpha() and len(found) == 1
        if code not in WITHDRAWN
    } | CODES
    others = {code: aliases for code, *aliases in rows(ALIASES)}
    result = {}
    for code in names["en"]:
        if not isinstance(code, str) or len(code) != len("AT") or NO_COUNTRIES.fullmatch(code):
            continue
        cldr = names["zh"][code], names["en"][code]
        zh, en = NAMES.get(code, cldr)
        id_ = as_id(words(en.replace("&", "and")))
        result[code] = id_, (zh, en), [code, alpha3[code], *others.get(code, ())]
    return dict(sorted(result.items(), key=lambda entry: entry[1][0]))


def words(name: str) -> str:
    """The words of a name in small letters without accents, joined by `-`."""
    return "-".join(map(fold_name, re.sub("[’-]", " ", name).replace(".", "").split()))


def main() -> None:
    """Write both files."""
    by_code = countries()
    aggregates = {
        id_: stanza(id_, (zh, en), aliases, kind, "world" if id_ != "world" else "")
        for id_, kind, zh, en, *aliases in rows(AGGREGATES)
    }
    nations = {
        code: stanza(id_, names, aliases, "country", "world")
        for code, (id_, names, aliases) in by_code.items()
    }
    (FOLDER / "countries.toml").write_text(
        HEAD + "".join(aggregates.values()) + "".join(nations.values()), encoding="utf-8"
    )
    provinces = []
    for code, *row in rows(PROVINCES):
        if row:
            zh, ending, en, *others = row
            aliases = [zh, f"CN-{code}", f"{en} {ENDINGS.get(ending, 'Province')}", *others]
            if ending not in ENDINGS:
                del aliases[2]
            provinces.append(stanza(words(en), (zh + ending, en), aliases, "province", "china"))
        else:
            id_, names, others = by_code[code]
            aliases = [f"CN-{code}", *others]
            provinces.append(stanza(id_, names, aliases, "province", "china"))
    (FOLDER / "china-provinces.toml").write_text(
        HEAD + aggregates["world"] + nations["CN"] + "".join(provinces), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
