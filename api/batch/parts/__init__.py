"""A batch in numbered parts: each written once and whole, by whichever process, so that a killed batch goes on."""
