"""Static files under names that carry their content's hash: browsers may keep them a year."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, except that CKEditor's own files keep plain names.

    CKEditor 4 loads its plugins, skins and languages by names it puts together itself; hashed
    copies of its two thousand files would never be asked for.
    """

    PLAIN_NAMES = ("ckeditor/ckeditor/",)

    def post_process(self, paths, dry_run=False, **options):
        """Hash and compress `paths` (name → storage, path), leaving out PLAIN_NAMES."""
        hashed = {n: p for n, p in paths.items() if not n.startswith(self.PLAIN_NAMES)}
        yield from super().post_process(hashed, dry_run=dry_run, **options)
        if not dry_run:
            plain = [n for n in paths if n not in hashed and n.endswith((".js", ".css"))]
            for name, compressed in self.compress_files(plain):
                yield name, compressed, True

    def stored_name(self, name):
        """Return the name under which `name` is served."""
        if name.startswith(self.PLAIN_NAMES):
            return name
        return super().stored_name(name)
