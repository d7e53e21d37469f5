def comparison_page(comparison):
    return ""
