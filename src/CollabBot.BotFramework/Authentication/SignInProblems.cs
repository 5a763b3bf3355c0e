namespace CollabBot.BotFramework.Authentication;

/// <summary>Why the bot cannot sign in to the connector as it is configured.</summary>
internal static class SignInProblems
{
    private const string Secret = $"{BotOptions.Section}:{nameof(BotOptions.ClientSecret)}";
    private const string Certificate = $"{BotOptions.Section}:{nameof(BotOptions.CertificatePath)}";
    private const string Tenant = $"{BotOptions.Section}:{nameof(BotOptions.TenantId)}";
    private const string Url = $"{BotOptions.Section}:{nameof(BotOptions.TokenUrl)}";
    private const string Type = $"{BotOptions.Section}:{nameof(BotOptions.AppType)}";

    /// <returns>A sentence for each problem; empty when all is well. No secret is repeated.</returns>
    public static IReadOnlyList<string> Find(BotOptions options, bool isDevelopment)
    {
        var problems = new List<string>();
        if (string.Equals(options.AppType, BotOptions.UserAssignedMsi, StringComparison.Ordinal))
        {
            CheckNotSet(Secret, options.ClientSecret, problems);
            CheckNotSet(Certificate, options.CertificatePath, problems);
            CheckNotSet(Url, options.TokenUrl, problems);
        }
        else
        {
            CheckCredential(options, problems);
        }

        CheckTokenUrl(options, isDevelopment, problems);
        return problems;
    }

    private static void CheckNotSet(string key, string? value, List<string> problems)
    {
        if (!string.IsNullOrEmpty(value))
        {
            problems.Add($"{key} is set while {Type} is {BotOptions.UserAssignedMsi}; remove it, because a managed identity signs in by itself.");
        }
    }

    private static void CheckCredential(BotOptions options, List<string> problems)
    {
        if (string.IsNullOrEmpty(options.TenantId) && options.AllowedTenants.Count > 0)
        {
            problems.Add($"{Tenant} is missing; set it to the tenant that the bot is registered in, because the bot signs in there.");
        }

        switch (options)
        {
            case { ClientSecret: null or "", CertificatePath: null or "" }:
                problems.Add($"{Secret} is missing, and so is {Certificate}; set one of them, or {Type} to {BotOptions.UserAssignedMsi}, because the bot signs in to the connector with it.");
                break;
            case { ClientSecret: { Length: > 0 }, CertificatePath: { Length: > 0 } }:
                problems.Add($"{Secret} and {Certificate} are both set; remove one of them, because the bot signs in with one.");
                break;
            case { CertificatePath: { Length: > 0 } path } when !File.Exists(path):
                problems.Add($"{Certificate} is \"{path}\"; it must be a file with a certificate and its private key, PEM or PFX without a password, because the bot signs in to the connector with it.");
                break;
        }
    }

    private static void CheckTokenUrl(BotOptions options, bool isDevelopment, List<string> problems)
    {
        if (options.TokenUrl is not { Length: > 0 } text)
        {
            return;
        }

        if (!isDevelopment)
        {
            problems.Add($"{Url} is \"{text}\"; outside Development it must be left out, because whoever answers there is given the bot's credential.");
        }
        else if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || !(url.Scheme == Uri.UriSchemeHttps || (url.IsLoopback && url.Scheme == Uri.UriSchemeHttp)))
        {
            problems.Add($"{Url} is \"{text}\"; it must be an https URL or an http URL of this machine, because whoever answers there is given the bot's credential.");
        }
    }
}
