"""Traditional characters read as simplified ones, one for one, so that one set of patterns serves both.

Only characters of role words, labels and body names are needed here; what is quoted stays as written.
"""

_PAIRS = (
    "職职責责單单牽牵頭头門门負负實实參参與与協协辦办導导處处廳厅機机關关構构縣县區区黨党團团聯联總总農农業业財财發发"
    "務务環环國国資资織织學学養养護护軍军隊队審审計计監监檢检紀纪統统戰战訊讯傳传號号稅税險险銀银證证會会議议員员"
    "產产廠厂礦矿齊齐張张長长陳陈劉刘個个為为應应將将並并從从對对開开時时間间標标準准規规範范級级鎮镇鄉乡鐵铁運运"
    "輸输電电網网絡络廣广場场設设備备經经濟济貿贸衛卫體体婦妇兒儿殘残終终結结條条項项點点領领執执懲惩歸归屬属類类"
    "組组聲声圖图書书館馆園园術术創创營营劃划擬拟復复當当積积極极強强調调進进優优質质麗丽東东華华漢汉滬沪寧宁蘇苏"
    "閩闽贛赣魯鲁粵粤瓊琼貴贵雲云陝陕隴陇臺台灣湾該该這这還还過过據据權权報报擔担現现確确際际層层滿满圍围繞绕續续"
    "線线訓训練练動动態态變变災灾預预測测緊紧籌筹顧顾風风氣气綠绿節节約约減减壓压費费補补貼贴獎奖罰罚違违郵邮醫医"
    "療疗遊游檔档煙烟鹽盐糧粮儲储數数訪访語语僑侨勞劳紅红驗验繪绘莊庄嶺岭龍龙馬马鳳凤賓宾陽阳陰阴濱滨雙双舊旧專专"
    "價价後后簡简稱称閉闭鋼钢鐘钟溫温滅灭徵征錄录譜谱誌志貧贫鄰邻鏈链閣阁驛驿爾尔頂顶煉炼熱热燈灯爭争騰腾鞏巩歷历"
    "壟垄隸隶檯台嘗尝題题劇剧戲戏視视聽听讀读譯译師师帥帅幹干來来問问種种獸兽蠶蚕藥药錦锦陸陆島岛灘滩澤泽濕湿橋桥"
    "於于須须無无適适啟启討讨評评貸贷幣币衞卫縮缩擬拟"
    "樓楼榮荣殺杀氈毡決决溝沟滙汇匯汇爐炉獨独瀾澜"
)
_MAP = {ord(traditional): simple for traditional, simple in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}
_MARKS = "責單門負縣廳協辦與務財國學參導關發"


def simplified(text: str) -> str:
    """The same text, same length, traditional characters read as simplified: 責任單位 → 责任单位."""
    return text.translate(_MAP) if any(mark in text for mark in _MARKS) else text
