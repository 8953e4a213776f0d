"""What people do in a browser, counted: each click, each field filled, each choice is one."""

from tests.people import PASSWORD


class Person:
    """Somebody at a screen. `steps` counts what they did since they sat down."""

    def __init__(self, page):
        self.page = page
        self.steps = 0

    def click(self, what) -> None:
        """Press or follow something: a locator, or the name of a link or button."""
        self.steps += 1
        self._found(what).click()
        self.page.wait_for_load_state()

    def fill(self, what, text: str) -> None:
        """Type into a field: a locator or its label."""
        self.steps += 1
        field = self.page.get_by_label(what, exact=True) if isinstance(what, str) else what
        field.fill(text)

    def write(self, text: str, at_end: bool = False) -> None:
        """Type into the editor."""
        self.steps += 1
        editor = self.page.locator(".cke_wysiwyg_div")
        editor.wait_for()
        editor.click()
        if at_end:
            self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)

    def type(self, text: str) -> None:
        """Type where the cursor stands already: nothing to press first, so no step."""
        self.page.keyboard.type(text)

    def paste(self, html: str) -> None:
        """Paste where the cursor stands; before that, another program copied `html`."""
        self.steps += 1
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page.evaluate(
            """html => navigator.clipboard.write([new ClipboardItem({
               "text/html": new Blob([html], {type: "text/html"})})])""",
            html,
        )
        self.page.keyboard.press("Control+V")

    def sign_in(self, user) -> None:
        """From nothing to the desk: three steps."""
        self.page.goto("/admin/")
        self.fill(self.page.locator("#id_username"), user.username)
        self.fill(self.page.locator("#id_password"), PASSWORD)
        self.click(self.page.locator("[type=submit]"))

    def sees(self, text: str) -> bool:
        """Whether the page as it stands says `text`."""
        return text in self.page.locator("body").inner_text()

    def _found(self, what):
        if not isinstance(what, str):
            return what
        return (
            self.page.get_by_role("link", name=what)
            .or_(self.page.get_by_role("button", name=what, exact=True))
            .first
        )
