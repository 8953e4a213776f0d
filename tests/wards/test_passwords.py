"""Which passwords are refused, and that the refusal says why in Vietnamese."""

import pytest
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError

from articles.demonstration import units

pytestmark = pytest.mark.django_db


def complaints(password, user=None) -> str:
    try:
        validate_password(password, user)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("ngắn", "ít nhất 12 ký tự; bạn mới nhập 4"),
        ("hoa-phuong-", "ít nhất 12 ký tự"),
        ("matkhau123456", "đã bị lộ"),
        ("MatKhau123456", "đã bị lộ"),
        ("Anhyeuem123456", "đã bị lộ"),
        ("anhyeuemnhieulam", "đã bị lộ"),
        ("Mật khẩu 123456!!", "quá dễ đoán"),
        ("iloveyou12345", "đã bị lộ"),
        ("correcthorsebatterystaple", "đã bị lộ"),
        ("P@ssw0rd12345", "đã bị lộ"),
        ("PhuongVietHung@2025", "quá dễ đoán"),
        ("viet-hung-19-05-2022", "quá dễ đoán"),
        ("Phường Bồ Đề 2025", "quá dễ đoán"),
        ("tinphuong@2026!", "quá dễ đoán"),
        ("wardnews-admin-1", "quá dễ đoán"),
        ("mậtkhẩuquảntrị", "quá dễ đoán"),
        ("QuanTri.VietNam.30041975", "quá dễ đoán"),
    ],
)
def test_known_and_local_passwords_are_refused_with_the_reason(city, password, why):
    assert why in complaints(password)


@pytest.mark.parametrize(
    "password",
    [
        "chậu hoa giấy ngõ 12",
        "bốn con mèo đi chợ",
        "k8$2!94&7#0@1x",
        "xe đạp cũ ở phường Bồ Đề",
        "Tr0i-mua-ma-quen-o",
        "Ngày mai lại nắng nhé",
    ],
)
def test_phrases_and_chance_are_taken(city, password):
    assert complaints(password) == ""


def test_ones_own_account_name_is_refused(people):
    people.clerk.username = "huong.nguyen.thu"
    assert "quá giống" in complaints("huong.nguyen.thu!", people.clerk)


def test_the_rules_are_told_beside_the_field_without_a_word_of_english():
    told = " ".join(password_validators_help_texts())
    assert "Ít nhất 12 ký tự" in told
    assert "password" not in told.lower()


def test_the_demonstration_has_a_password_that_everybody_knows_and_that_works(people):
    """It is set without asking the rules, and the rules are asked when it is chosen only."""
    assert "quá dễ đoán" in complaints(units.PASSWORD)
    people.clerk.set_password(units.PASSWORD)
    assert people.clerk.check_password(units.PASSWORD)
