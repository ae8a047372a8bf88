"""What comes in and what goes out: strict JSON from untrusted files, results written whole or not at all."""
