"""Who is told what, when and how: :mod:`~app.notify.decide` decides, :mod:`~app.notify.tell` sends."""
