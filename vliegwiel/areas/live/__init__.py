"""When people come together to learn: sessions in parts, who comes, who was there, and who teaches.

Words: session, part, room, trainer, booking, waiting list, offer, wish, presence, run sheet, pass.
"""
