"""How people are named: as in Vietnamese, family name first."""


def full_name(user) -> str:
    """Return a user's name, family name first; the account's name if there is none."""
    return f"{user.last_name} {user.first_name}".strip() or user.get_username()


def name_and_account(user) -> str:
    """Return the name and the account, which tells namesakes apart: "Nguyễn Hương (huong)"."""
    name, account = full_name(user), user.get_username()
    return account if name == account else f"{name} ({account})"
