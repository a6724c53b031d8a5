def keep_the_doors(get_response):
    return get_response
