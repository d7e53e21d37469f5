def themes_of(items):
    return ()
