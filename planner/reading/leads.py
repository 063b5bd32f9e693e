"""The words that turn a report: headings, lead-ins, orders, tense, and what stands aside."""

from __future__ import annotations

from planner.reading.patterns import Pattern

BACK_WORDS = (
    "kết quả|đánh giá|tình hình|kiểm điểm|nhìn lại|những việc đã|công tác đã|đã (?:làm|đạt"
    "|thực hiện)|ưu điểm"
    "|hạn chế|tồn tại|khuyết điểm|nguyên nhân|sơ kết|tổng kết công tác|việc làm được|nhận xét"
)
AHEAD_WORDS = (
    "phương hướng|nhiệm vụ|kế hoạch|phân công|tổ chức thực hiện|triển khai|nội dung|tiến độ"
    "|giải pháp|lịch"
    "|trọng tâm|kết luận|chỉ đạo|thời gian tới|công việc|giao |đề nghị|yêu cầu|dự kiến|chương trình"
    "|công tác tháng|công tác tuần|việc cần|việc phải|ghi chú|lưu ý|việc giao"
    "|giao việc|phân việc|đầu việc"
)
ASIDE_WORDS = (
    "mục đích|nguyên tắc|căn cứ|thành phần|đối tượng|kinh phí|khen thưởng|nơi nhận|kính gửi"
    "|quan điểm|kiến nghị"
    "|ý kiến|mục tiêu|chỉ tiêu"
)
HEADING_WORDS = Pattern(f"(?P<aside>{ASIDE_WORDS})|(?P<back>{BACK_WORDS})|(?P<ahead>{AHEAD_WORDS})")
DEMANDS = Pattern(r"yêu cầu:?\Z")
AHEAD_HEADING = Pattern(
    r"phương hướng|thời gian tới|(?:tháng|tuần|quý|năm) (?:tới|sau)|việc (?:cần|phải) làm|dự kiến"
    r"|(?:nhiệm vụ|kế hoạch|công tác|chương trình|giải pháp|trọng tâm) (?:trọng tâm )?(?:cho )?"
    r"(?:tháng|tuần|quý|năm|trọng tâm|những tháng)"
)
AGREED = r"(?:thống nhất(?! với (?!nội dung|báo cáo|dự thảo|các ý|ý|đề))|đồng ý)"
BACK_LEAD = Pattern(
    r"(?:riêng )?(?:trong )?(?:tháng|tuần|thời gian|năm|quý) (?:qua|vừa qua|trước)\b"
    r"|(?:trong )?(?:\d+|ba|sáu|chín) tháng đầu năm|(?:tính )?đến (?:hết )?(?:nay|ngày|thời điểm"
    r"|tháng)\b"
    r"|theo (?:báo cáo|đánh giá|tổng hợp|thống kê)\b|báo cáo (?:do|của"
    r"|tại)\b[^.;]{0,90}\b(?:cho thấy|nêu)\b"
    r"|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một|\d+) tháng(?: qua)?,"
    r"|(?:thông qua|nhất trí với|thống nhất với) (?:nội dung )?(?:báo cáo|kết quả)\b"
    r"|(?:về )?kết quả|đánh giá|nhìn chung|tuy nhiên|hạn chế|tồn tại|trước đó|nhìn lại|lần lượt"
)
BACK_TIME = Pattern(r"\b(?:tháng|tuần|thời gian|năm|quý) (?:qua|vừa qua)\b", needs=(" qua",))
AHEAD_LEAD = Pattern(
    r"(?:về )?(?:phương hướng|nhiệm vụ|một số nhiệm vụ|các nhiệm vụ|trọng tâm)"
    r"|(?:trong |về )?(?:thời gian tới|tháng tới|tuần tới|thời gian còn lại)|từ nay đến"
    r"|(?:trong )?năm học (?:mới|tới)\b"
    r"|(?:bước )?sang (?:tháng|tuần|quý|năm)\b|kết luận|chốt lại|phát biểu (?:kết luận|chỉ đạo"
    r"|bế mạc)"
    r"|(?:với )?(?:các )?(?:nội dung|nhiệm vụ|lộ trình|tiến độ) (?:triển khai"
    r"|thực hiện)[^.;]{0,30}:"
    r"|để (?:khắc phục|hoàn thành|thực hiện|bảo đảm|đảm bảo|chuẩn bị)"
)
ORDERS = Pattern(
    r"\b(?:yêu cầu|đề nghị|giao|nhắc|nhắc nhở|phân công|nhấn mạnh|lưu ý|quán triệt|chỉ đạo"
    r"|kêu gọi|kết luận(?=,? (?:về|các|như|một)|:))\b"
)
NO_ORDER = Pattern(
    r"(?:dự và|phát biểu|ý kiến|ban|sự|lễ|bài|theo) (?:chỉ đạo|kết luận)|những (?:yêu cầu|đề nghị)"
    r"|(?:yêu cầu|đề nghị|giao) (?:được|của|nhiệm vụ được)|(?:chỉ đạo|yêu cầu)[ \t]*(?:[.,;]|$)"
    r"|được (?:giao|đề nghị|yêu cầu)|bàn giao"
    r"|nhấn mạnh,? (?:vai trò|tầm|ý nghĩa|những|kết quả|đến|về|rằng|đây|năm|một số)"
    r"|giao (?:ban|lưu|thông|đất|dịch|thừa)|chỉ đạo (?:hội nghị|buổi|cuộc)|mục đích, yêu cầu"
)
PERSON = Pattern(
    r"\b(?:đồng chí|đ/c|ông|bà|thầy|cô|người đứng đầu|bí thư|phó bí thư|chủ tịch|phó chủ tịch"
    r"|giám đốc|phó giám đốc|giám thị|chánh án|viện trưởng|hạt trưởng|trạm trưởng|cục trưởng"
    r"|trưởng (?:ban|phòng|đài|khoa|trạm|công an)|đội trưởng|tổ trưởng|bộ trưởng|thứ trưởng"
    r"|hiệu trưởng|thay mặt|lãnh đạo|chi bộ|chi ủy|đảng ủy|ban thường vụ|thường trực|hội nghị"
    r"|(?:phó )?thủ tướng|tổng bí thư|chủ nhiệm|chánh văn phòng|chánh thanh tra|trưởng đoàn"
    r"|vụ trưởng|tư lệnh|chính ủy|trưởng thôn|hòa thượng|thượng tọa|đại đức|linh mục|mục sư"
    r"|cuộc họp|ubnd|ủy ban|uỷ ban|hđnd|hội đồng|(?<!cán )(?<!nội )(?<!cục )bộ(?! phận)"
    r"|(?<!cơ )(?<!trụ )sở|ban chỉ đạo|ban chấp hành|ban giám đốc"
    r"|nhà trường|công ty|trung tâm|chi cục)\b"
)
PRAISES = (
    *("biểu dương", "ghi nhận", "đánh giá cao", "hoan nghênh", "khen ngợi", "cảm ơn"),
    "chúc mừng",
)
PRAISE = Pattern(rf"\b(?:{'|'.join(PRAISES)})\b", needs=PRAISES)
PRESENT = Pattern(
    r"\b(?:chủ trì|điều hành|chủ tọa|tham dự|cùng dự|tới dự|dự họp|đến dự|dự và)\b",
    needs=("chủ t", "điều hành", " dự", "dự "),
)
INTENT = Pattern(r"\b(?:sẽ|dự định|dự kiến|tập trung|tiếp tục|phấn đấu|lãnh đạo|chỉ đạo|cần)\b")
DONE = Pattern(r"\b(?:đã|vừa|ước đạt|đạt được)\b", needs=("đã", "vừa", "ước đạt", "đạt được"))
FUTURE = Pattern(r"\b(?:sẽ|dự kiến)\b")
WISH = Pattern(r"\b(?:mong muốn|kiến nghị|hứa|cam kết|bày tỏ|phản ánh)\b")
DUTY = Pattern(r"\bphải\b")
MEETING_ACT = Pattern(
    r"(?:kết thúc (?:buổi|hội nghị|cuộc|phiên)|dịp này|nhân dịp này|cũng tại (?:hội nghị|cuộc họp"
    r"|buổi|phiên)|hội nghị"
    r"|cuộc họp|buổi (?:họp|sinh hoạt|làm việc|giao ban)"
    r"|phiên họp|kỳ họp|đại biểu"
    r"|các đại biểu|các ý kiến|một số ý kiến|nghe xong|sau khi nghe|dự (?:buổi|hội nghị|họp"
    r"|sinh hoạt)|cùng dự"
    r"|tham dự)\b"
)
ATTENDS = Pattern(r"(?:tham dự|dự)\b(?! họp (?:có|gồm)| có| gồm|:)")
AGENDA = Pattern(
    r"\b(?:đánh giá|nghe|thảo luận|bàn(?! giao)|cho ý kiến|thông qua|báo cáo|nhận xét"
    r"|kiểm điểm)\b[^;:]{0,160}"
    rf"\b(?:{AHEAD_WORDS})"
)
ASIDE_LINE = Pattern(
    r"\(?(?:đã )?ký(?: tên)?,? (?:ghi|đóng|và)"
    r"|nơi nhận|nguồn|tin,? ảnh|tin|ảnh|bài,? ảnh|tác giả|số lượt|lượt (?:xem|truy cập)|kính gửi"
    r"|căn cứ|t[lm]\."
    r"|kt\.|tuq\.|-? ?như mục|-? ?lưu\b(?! ý)|\(?ban hành kèm|\(?kèm theo|trên đây"
    r"|chia sẻ ?:|thảo luận \(\d|trang in\b|bản in\b|in bài|gửi (?:email|bài)|facebook|zalo"
    r"|\[?trở về"
    r"|quay lại|về đầu trang|đánh giá bài"
)
THE_REST = Pattern(
    r"(?:nơi nhận|(?:các )?(?:tin(?: bài| tức)?|bài(?: viết)?) (?:khác|liên quan|mới|cũ|cùng|trước"
    r"|đã đưa|nổi bật|đọc nhiều|xem nhiều)|cùng chuyên mục|xem thêm|đọc thêm|từ khóa|tags?\b"
    r"|đánh giá bài viết|tổng số điểm|chia sẻ bài|bình luận|ý kiến bạn đọc)\b"
)
CAPTION = Pattern(r"\b(?:nguồn internet|ảnh|phát biểu|quang cảnh|toàn cảnh|chụp)\b")
WORK_BELOW = Pattern(
    r"\b(?:các|những|một số|mấy) (?:việc|nội dung|nhiệm vụ|công việc|phần việc)"
    r"(?: chính| trọng tâm| cụ thể)? (?:sau|như sau|dưới đây)\b"
)
ORDERED_IN_WRITING = Pattern(
    r"\b(?:đã|vừa) (?:(?:có|ban hành|ký|ra|gửi|ký ban hành) (?:văn bản|công văn|công điện|chỉ thị"
    r"|thông báo|kế hoạch)[^.;:]{0,90}? (?:yêu cầu|chỉ đạo|đề nghị|giao)\b"
    r"|(?:yêu cầu|đề nghị)\b|chỉ đạo\b(?=[^;]*;[^;]*;))"
)
SAYS = Pattern(r"\b(?:cho biết|cho rằng|khẳng định|chia sẻ|nhận định)\b")
TURNS = Pattern(r"[;.]|\b(?:đồng thời|song|nhưng|và)\s*$")
FIGURES = Pattern(
    r"\b(?:đạt|tăng|giảm|vượt|bằng) [^.;]{0,24}\d[\d.,]*(?: ?%| (?:tỷ|triệu|lượt))",
    needs=("%", " tỷ", " triệu", " lượt"),
)
SO = Pattern(
    r"(?:theo đó|đồng thời|do đó|bên cạnh đó|ngoài ra|cùng với đó|tiếp đó|trước tình hình đó),? "
)
BIDS = Pattern(
    r"(?:cũng |tiếp tục |đã )?(?:(?:yêu cầu|đề nghị)|(?P<gives>giao)) (?=(?P<all>toàn|người)\b|)"
)
FOLLOWS = Pattern(r"(?:cụ thể|theo đó|trong đó|như sau|gồm)\b")
LISTED = Pattern(
    r"(?:việc (?:chính )?(?:cần|phải) làm|phải làm|nhiệm vụ|công việc|phần việc"
    r"|phương hướng)[^.;:]{0,80}$"
)
STAGE = Pattern(
    r"(?:tuần|giai đoạn|đợt|chặng|bước)[ \t]+(?:thứ[ \t]+)?"
    r"(?:\d{1,2}|[ivx]{1,4}|nhất|hai|ba|tư|năm)\b"
)
ASSIGNS = Pattern(
    r"\b(?:giao|đề ra|triển khai|phân công|chia|xác định|yêu cầu|đề nghị|nhấn mạnh|lưu ý"
    r"|tập trung)\b"
    r"[^.;:]{0,90}?\b(?:\d{1,2}|một số|các|những|hai|ba|bốn|năm|sáu|bảy|tám) (?:nhóm )?"
    r"(?:việc|nhiệm vụ|nội dung|vấn đề|công việc|đầu việc|giải pháp)\b(?![^.;:]*\bđã\b)"
    r"(?:[^.;:]{0,40}:|[^.;:]{0,60}\b(?:như|gồm|là)\b|[^.;:]{0,40}$)",
    needs=(
        *(" việc", " nhiệm vụ", " nội dung", " vấn đề"),
        " giải pháp",
    ),
)
LIMIT = Pattern(r"(?:xong|nộp|trước|chậm|muộn|hạn|hoàn thành|hoàn tất)\b")
TO_BE_HELD = Pattern(
    r"\b(?:sẽ|dự kiến) (?:được )?(?:diễn ra|tổ chức|khai mạc|họp|tiến hành)\b",
    needs=("sẽ ", "dự kiến "),
)
CONCLUDES = Pattern(
    r"\b(?:kết luận|quyết nghị|chỉ đạo|thống nhất|yêu cầu|phân công|giao|triển khai)\b[^.;]{0,60}"
    r"\b(?:như sau|sau đây|nội dung sau|nhiệm vụ sau|việc sau)[ \t]*:?\Z",
    needs=("như sau", "sau đây", "dung sau", "vụ sau", "việc sau"),
)
FIELD_OF_WORK = Pattern(r"(?:về|đối với|trên lĩnh vực|trong lĩnh vực|lĩnh vực) [^.;:]{3,50}:")
ORDERED = Pattern(
    r"\b(?:kết luận|quyết nghị|thống nhất giao|yêu cầu|giao nhiệm vụ|phân công"
    r"|đề nghị(?= [^:]{3,80} (?:như sau|sau đây|sau|chuẩn bị|thực hiện)\b))\b"
)
OPINIONS = Pattern(r"ý kiến|kiến nghị|đề xuất|thảo luận")
REPORTS = Pattern(
    r"(?:ông|bà|đồng chí|đ/c|thầy|cô|anh|chị"
    r"|cụ) [^,.;:]{3,60} (?<!chuẩn bị )(?<!thảo )(?<!lập )(?<!dựng )(?<!nộp )(?<!gửi )(?<!mưu )"
    r"(?:đánh giá|báo cáo|trình bày|điểm lại|(?:thông qua|nêu|đọc|thông báo) (?:kết quả|báo cáo))\b"
    r"(?! [^.;]*(?:phương hướng|nhiệm vụ))"
)
MARKED = Pattern(r"\b(?:nhân|chào mừng|kỷ niệm|hưởng ứng|mừng|dịp|hạn|của|số|theo)\b[^.;,]*$")
FOCUS = Pattern(
    r"\b(?:(?:với )?(?:các )?(?:nội dung |nhiệm vụ )?trọng tâm(?: [^.;:,]{3,40}(?= là ))?"
    r"|nổi bật|trong đó (?:tập trung"
    r"|nhấn mạnh)"
    r"|cụ thể)(?: là| gồm| như|:)? ?:? ?(?:(?:vào )?việc )?(?=[a-zà-ỹđ])",
    needs=("trọng tâm", "nổi bật", "trong đó ", "cụ thể"),
)
PLANS_FOR = Pattern(r"kế hoạch|nhiệm vụ|phương hướng|giải pháp|chương trình")
BESIDES = Pattern(
    r"(?:đồng thời,?|và) (?:cũng )?(?:chỉ đạo|yêu cầu|đề nghị|lưu ý|giao|quán triệt)\b"
)
COMES = Pattern(r"(?:(?:bước )?sang |trong )?(?:tháng|tuần|quý) (?:tới|sau)\b|thời gian tới\b")
ANNOUNCES = Pattern(  # names no work of its own: "tập trung thực hiện một số nhiệm vụ sau"
    r"(?:(?:tiếp tục|tập trung|chủ động|khẩn trương|nghiêm túc|thực hiện|triển khai|làm|chỉ đạo"
    r"|xác định|đề ra)"
    r"(?: tốt)? ){1,5}(?:một số|các|những|\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) "
    r"(?:nhóm )?(?:nhiệm vụ|nội dung|giải pháp|việc|công việc|biện pháp)"
    r"(?:, (?:nhiệm vụ|nội dung|giải pháp|biện pháp)|(?: và)? giải pháp)?"
    r"(?:,? (?:sau đây|như sau|sau|trọng tâm|chủ yếu|cấp bách|cụ thể|chính|lớn|trước mắt))*\Z"
)
