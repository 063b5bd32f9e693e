"""Fields of work: long headings in capitals, headings with a verb, labels, columns of tables."""

import pytest

from planner.model import Task


@pytest.fixture
def fields(read_text):
    """Return each task of a school's plan with its field of work."""

    def found(words):
        text = f"TRƯỜNG THPT HÒA LẠC\nSố: 4/KH-THPT\n\nKẾ HOẠCH\nCông tác tháng 3/2018\n\n{words}"
        tasks = [p.item for p in read_text(text).proposals if isinstance(p.item, Task)]
        return [(task.evidence.quote, task.area) for task in tasks]

    return found


def test_a_long_heading_in_capitals_names_a_field(fields):
    words = (
        "I. CÔNG TÁC TƯ TƯỞNG, CHÍNH TRỊ VÀ THI ĐUA ĐẦU HỌC KỲ HAI (NHIỆM VỤ TRỌNG TÂM)\n"
        "1. Phát động thi đua dạy tốt.\n"
    )
    area = "TƯ TƯỞNG, CHÍNH TRỊ VÀ THI ĐUA ĐẦU HỌC KỲ HAI"
    assert fields(words) == [("Phát động thi đua dạy tốt", area)]


@pytest.mark.parametrize(
    "heading", ["II. KẾ HOẠCH CÔNG TÁC THÁNG 3", "II. NỘI DUNG, NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU"]
)
def test_a_heading_that_only_says_plan_names_none(fields, heading):
    assert fields(f"{heading}\n1. Phát động thi đua.\n") == [("Phát động thi đua", None)]


def test_a_lettered_heading_with_a_verb_names_the_field_of_its_dashes(fields):
    words = (
        "1. Vệ sinh môi trường\n\na) Thu gom và xử lý rác thải, xác động vật\n\n"
        "- Thống kê số lợn chết.\n\n- Rắc vôi bột.\n\nb) Khơi thông cống\n\n- Nạo vét kênh N2.\n"
    )
    rubbish = "Thu gom và xử lý rác thải, xác động vật"
    assert fields(words) == [
        ("Thống kê số lợn chết", rubbish),
        ("Rắc vôi bột", rubbish),
        ("Nạo vét kênh N2", "Khơi thông cống"),
    ]


def test_a_numbered_label_with_a_verb_names_the_field_of_the_jobs_behind_it(fields):
    words = (
        "1. Tổ chức các sự kiện đầu năm học: Rà soát danh sách khách mời; lập tổ lễ tân.\n"
        "2. Đổi mới phương pháp dạy học: Tập huấn phần mềm khảo thí.\n"
    )
    assert fields(words) == [
        ("Rà soát danh sách khách mời", "Tổ chức các sự kiện đầu năm học"),
        ("lập tổ lễ tân", "Tổ chức các sự kiện đầu năm học"),
        ("Tập huấn phần mềm khảo thí", "Đổi mới phương pháp dạy học"),
    ]


def test_a_long_clause_before_a_colon_is_no_label(fields):
    words = (
        "1. Kiểm tra các phòng học dãy B và dãy C xong trước khi vào đợt thi thử lớp 12: "
        "Thay bóng đèn hỏng.\n"
    )
    assert [area for _, area in fields(words)] == [None]


@pytest.mark.parametrize(
    "head", ["Nhóm", "Nhóm nhiệm vụ", "Trụ cột", "Chủ đề", "Lĩnh vực công tác"]
)
def test_a_column_of_groups_names_the_field(fields, head):
    words = (
        f"TT\t{head}\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n"
        "1\tHạ tầng số\tRà soát vùng lõm sóng\tPhòng Kinh tế\t15/3/2018\n"
    )
    assert fields(words) == [("Rà soát vùng lõm sóng", "Hạ tầng số")]
