"""What operators and authors use beside the running bot: check, preview, doctor, export, backup."""
