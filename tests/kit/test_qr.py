from PIL import Image, ImageDraw

from vliegwiel.kit import qr


def test_the_drawing_has_a_dark_square_where_the_code_has_one():
    import qrcode

    text = "https://academie.example/certificate/abc/"
    drawn = str(qr.svg(text, label="naar de pagina"))
    assert 'aria-label="naar de pagina"' in drawn
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=qr.QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    picture = Image.new("1", (len(rows), len(rows)), 1)
    pen = ImageDraw.Draw(picture)
    for stroke in drawn.split('d="M')[2].split('"')[0].split("M"):
        at, across = stroke.split("h")[:2]
        x, y = map(int, at.split())
        pen.line([(x, y), (x + int(across.split("v")[0]) - 1, y)], fill=0)
    assert [[not picture.getpixel((x, y)) for x in range(len(rows))] for y in range(len(rows))] == rows
