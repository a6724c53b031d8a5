from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend as Backend


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False


__all__ = ["AccountAdapter", "Backend"]
