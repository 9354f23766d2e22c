"""Who is meant where a base knows no such name: other places, other firms, capitalised words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jhstats.proof import lexicon
from jhstats.prose.patterns import one_of

if TYPE_CHECKING:
    from jhstats.proof.names import Known

_SPACE = re.compile(r"\s*+")
_NAME = re.compile(r"[A-Z][a-z]{2,}(?:\s[A-Z][a-z]+)*\s*$")
_PLACES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|"
    "广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|"
    "石家庄|唐山|秦皇岛|邯郸|邢台|保定|张家口|承德|沧州|廊坊|衡水|太原|阳泉|长治|晋城|朔州|"
    "晋中|运城|忻州|临汾|吕梁|呼和浩特|包头|乌海|赤峰|通辽|鄂尔多斯|沈阳|大连|鞍山|抚顺|本溪|丹东|"
    "锦州|营口|阜新|辽阳|盘锦|铁岭|葫芦岛|长春|四平|辽源|白山|松原|白城|延边|哈尔滨|齐齐哈尔|"
    "鸡西|鹤岗|双鸭山|大庆|佳木斯|七台河|牡丹江|黑河|绥化|南京|无锡|徐州|常州|苏州|南通|连云港|"
    "淮安|盐城|扬州|镇江|泰州|宿迁|杭州|宁波|温州|嘉兴|湖州|绍兴|金华|衢州|舟山|台州|丽水|合肥|芜湖|"
    "蚌埠|淮南|马鞍山|淮北|铜陵|安庆|黄山|滁州|阜阳|宿州|六安|亳州|池州|宣城|福州|厦门|莆田|三明|"
    "泉州|漳州|南平|龙岩|宁德|南昌|景德镇|萍乡|九江|新余|鹰潭|赣州|吉安|宜春|抚州|上饶|济南|青岛|"
    "淄博|枣庄|东营|烟台|潍坊|济宁|泰安|威海|临沂|德州|聊城|滨州|菏泽|郑州|开封|洛阳|平顶山|"
    "安阳|鹤壁|新乡|焦作|濮阳|许昌|漯河|三门峡|南阳|商丘|信阳|周口|驻马店|武汉|黄石|十堰|宜昌|襄阳|"
    "鄂州|荆门|孝感|荆州|黄冈|咸宁|随州|恩施|长沙|株洲|湘潭|衡阳|邵阳|岳阳|常德|张家界|益阳|郴州|"
    "永州|怀化|娄底|湘西|广州|韶关|深圳|珠海|汕头|佛山|江门|湛江|茂名|肇庆|惠州|梅州|汕尾|河源|阳江|"
    "清远|东莞|中山|潮州|揭阳|云浮|南宁|柳州|桂林|梧州|北海|防城港|钦州|贵港|玉林|贺州|河池|"
    "崇左|海口|三亚|儋州|成都|自贡|攀枝花|泸州|德阳|绵阳|广元|遂宁|内江|乐山|南充|眉山|宜宾|"
    "广安|达州|雅安|巴中|资阳|贵阳|六盘水|遵义|安顺|毕节|铜仁|昆明|曲靖|玉溪|保山|昭通|丽江|"
    "临沧|拉萨|西安|铜川|宝鸡|咸阳|渭南|延安|汉中|榆林|商洛|兰州|嘉峪关|金昌|天水|武威|"
    "张掖|平凉|酒泉|庆阳|定西|陇南|西宁|海东|银川|石嘴山|吴忠|固原|中卫|乌鲁木齐|克拉玛依"
)
_ENGLISH = (
    "Beijing|Tianjin|Shanghai|Chongqing|Hebei|Shanxi|Liaoning|Jilin|Heilongjiang|Jiangsu|Anhui|"
    "Fujian|Jiangxi|Shandong|Henan|Hubei|Hunan|Guangdong|Hainan|Sichuan|Guizhou|Yunnan|Shaanxi|"
    "Gansu|Qinghai|Taiwan|Guangxi|Tibet|Ningxia|Xinjiang|Macau|Macao|Hangzhou|Ningbo|"
    "Wenzhou|Jiaxing|Huzhou|Shaoxing|Quzhou|Zhoushan|Taizhou|Lishui|Nanjing|Suzhou|Wuxi|Changzhou|"
    "Nantong|Xuzhou|Hefei|Fuzhou|Xiamen|Quanzhou|Nanchang|Jinan|Qingdao|Zhengzhou|Wuhan|Changsha|"
    "Guangzhou|Shenzhen|Dongguan|Foshan|Zhuhai|Chengdu|Guiyang|Kunming|Lhasa|Lanzhou|Urumqi|"
    "Shenyang|Dalian|Changchun|Harbin|Taiyuan|Hohhot|Nanning|Haikou|Sanya|Yinchuan|Xining|"
    "America|Britain|England|France|Germany|Italy|Spain|Russia|Japan|India|Brazil|Canada|Mexico|"
    "Australia|Singapore|Malaysia|Thailand|Vietnam|Indonesia|Korea|Europe|Africa|Asia"
)
_ALSO_WORDS = "百色市|来宾市|日照市|白银市|安康市|普洱市|大同市|通化市"
_PLACE = re.compile(one_of(f"{_PLACES}|{_ALSO_WORDS}".split("|")))
_ENGLISH_PLACES = frozenset(_ENGLISH.split("|"))
_CAPITALISED = re.compile(r"[A-Z](?<!\w[A-Z])[a-z]+\b")


def is_elsewhere(text: str, known: Known, main: str | None) -> bool:
    """Whether a text never names the main entity, and does name a place that no base knows."""
    mine = any(
        main in one.ids and not lexicon.MAIN.fullmatch(text, one.start, one.end)
        for one in known.entities(text)
    )
    return not mine and any(not known.entities(text[start:end]) for start, end in _places(text))


def _places(text: str) -> list[tuple[int, int]]:
    """Where a text names cities, provinces and countries."""
    found = [found.span() for found in _PLACE.finditer(text)]
    capitalised = _CAPITALISED.finditer(text)
    return found + [one.span() for one in capitalised if one[0] in _ENGLISH_PLACES]


class Strangers:
    """Where a text names somebody whom a base does not know; what it knows is blotted out."""

    def __init__(self, blotted: str) -> None:
        self._text = blotted
        self._sure = [found.span() for found in lexicon.OTHERS.finditer(blotted)]
        self._sure += _places(blotted)
        self._capitals = [
            found.span()
            for found in lexicon.CAPITAL.finditer(blotted)
            if found[0] not in lexicon.COMMON
        ]

    def between(self, begin: int, end: int) -> bool:
        """Whether one is named from one place to another; a first word may be a capital."""
        space = _SPACE.match(self._text, begin, end)
        if space is None:  # names that run into each other leave nothing between
            return False
        first = space.end()
        return (
            any(first <= start and stop <= end for start, stop in self._sure)
            or any(first < start and stop <= end for start, stop in self._capitals)
            or lexicon.POSSESSIVE.match(self._text, first, end) is not None
        )

    def is_heading(self) -> bool:
        """Whether the text may be nothing but a name, so that its first word counts too."""
        bare = self._text.lstrip()
        is_name = _NAME.match(bare) is not None and bare.split(maxsplit=1)[0] not in lexicon.COMMON
        return is_name or self.between(0, len(self._text))
