def changes_of(plans):
    return ()
