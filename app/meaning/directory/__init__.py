"""Views of Active Directory, whose schema is in its own rows. Source: docs/meaning.md#active-directory."""
