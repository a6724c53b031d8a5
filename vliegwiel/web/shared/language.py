def speak_the_persons_language(get_response):
    return get_response
