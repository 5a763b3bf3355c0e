using Azure.Identity;

namespace CollabBot.BotFramework.Authentication;

/// <summary>What is told of a sign-in that failed. The message names the application and the tenant, so only its code is.</summary>
internal static class SignInFailures
{
    private const string EntraCode = "AADSTS";

    /// <returns>Entra's code, such as <c>AADSTS7000215</c> for a wrong secret; else what kind of failure it was.</returns>
    public static string CodeOf(AuthenticationFailedException exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            var start = e.Message.IndexOf(EntraCode, StringComparison.Ordinal);
            if (start >= 0)
            {
                var digits = e.Message.AsSpan(start + EntraCode.Length);
                var count = digits.IndexOfAnyExceptInRange('0', '9');
                return string.Concat(EntraCode, digits[..Math.Min(count < 0 ? digits.Length : count, 10)]);
            }
        }

        return exception is CredentialUnavailableException ? "CredentialUnavailable" : "AuthenticationFailed";
    }
}
