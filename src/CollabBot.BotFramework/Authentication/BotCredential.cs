using System.Diagnostics.CodeAnalysis;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace CollabBot.BotFramework.Authentication;

/// <summary>How the bot proves to Entra who it is. Exactly what is configured, and never whatever else the machine may offer: the connector would refuse another identity.</summary>
internal static class BotCredential
{
    /// <exception cref="InvalidOperationException">The settings are not enough to sign in with; the message says which.</exception>
    public static TokenCredential Create(BotOptions options, BotCloud cloud, bool isDevelopment)
    {
        if (SignInProblems.Find(options, isDevelopment) is { Count: > 0 } problems)
        {
            throw new InvalidOperationException(string.Join(' ', problems));
        }

        if (string.Equals(options.AppType, BotOptions.UserAssignedMsi, StringComparison.Ordinal))
        {
            return new ManagedIdentityCredential(Prepared(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(options.AppId)), cloud));
        }

        if (options.CertificatePath is { Length: > 0 } path)
        {
            var certificate = Prepared(new ClientCertificateCredentialOptions(), cloud, options.TokenUrl);
            certificate.DisableInstanceDiscovery = IsElsewhere(options);
            return new ClientCertificateCredential(options.TenantId, options.AppId, path, certificate);
        }

        var secret = Prepared(new ClientSecretCredentialOptions(), cloud, options.TokenUrl);
        secret.DisableInstanceDiscovery = IsElsewhere(options);
        return new ClientSecretCredential(options.TenantId, options.AppId, options.ClientSecret, secret);
    }

    private static bool IsElsewhere(BotOptions options) => !string.IsNullOrEmpty(options.TokenUrl);

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The transport lives in the credential, as long as the process.")]
    private static T Prepared<T>(T options, BotCloud cloud, string? tokenUrl = null)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = cloud.Authority;

        // Attempts are paced by whoever asks for the token, by the service's own clock.
        options.Retry.MaxRetries = 0;
        options.Diagnostics.IsLoggingContentEnabled = false;
        options.Diagnostics.IsTelemetryEnabled = false;
        if (!string.IsNullOrEmpty(tokenUrl))
        {
            options.Transport = new HttpClientTransport(new TokenUrlHandler(new Uri(tokenUrl)));
        }

        return options;
    }
}
