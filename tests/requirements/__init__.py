"""The requirements M1 to M50 on JetBackup, one test each; docs/requirements.md is made of them."""
