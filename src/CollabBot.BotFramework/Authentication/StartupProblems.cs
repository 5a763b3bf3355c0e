using System.Net;
using Microsoft.AspNetCore.Http;

namespace CollabBot.BotFramework.Authentication;

/// <summary>Why the service must not start as it is configured.</summary>
public static class StartupProblems
{
    private const string Flag = $"{BotOptions.Section}:{nameof(BotOptions.AllowUnauthenticatedLoopback)}";

    private static readonly string[] AppTypes = [BotOptions.SingleTenant, BotOptions.UserAssignedMsi];

    /// <summary>Checks the settings against each other and against where the service runs and listens.</summary>
    /// <param name="addresses">The addresses that the service would listen on, such as <c>http://localhost:3978</c>.</param>
    /// <returns>A sentence for each problem: which key, what it got, what is wanted, and why. Empty when all is well. No secret is repeated.</returns>
    public static IReadOnlyList<string> Find(BotOptions options, string environmentName, IEnumerable<string> addresses)
    {
        var isDevelopment = string.Equals(environmentName, "Development", StringComparison.OrdinalIgnoreCase);
        var problems = new List<string>();
        CheckOneOf(nameof(BotOptions.AppType), options.AppType, AppTypes, problems);
        if (options.AllowUnauthenticatedLoopback)
        {
            CheckIdentity(options, problems);
            CheckMetadataUrl(options, isDevelopment, problems);
            CheckLoopbackMode(options, isDevelopment, environmentName, addresses, problems);
        }
        else
        {
            problems.AddRange(FindInTokenMode(options, isDevelopment));
            problems.AddRange(SignInProblems.Find(options, isDevelopment));
        }

        return problems;
    }

    /// <summary>What keeps callers from being admitted by token, apart from where the service runs and listens.</summary>
    internal static IReadOnlyList<string> FindInTokenMode(BotOptions options, bool isDevelopment)
    {
        var problems = new List<string>();
        CheckIdentity(options, problems);
        CheckMetadataUrl(options, isDevelopment, problems);
        if (string.IsNullOrEmpty(options.AppId))
        {
            var orWithout = isDevelopment ? $", or set {Flag} to true to serve a local client without tokens" : "";
            problems.Add($"{BotOptions.Section}:{nameof(BotOptions.AppId)} is missing; set it to the bot's application id in Entra{orWithout}, because callers are admitted by tokens that are issued for it.");
        }

        if (options.AllowedTenants.Count == 0 && string.IsNullOrEmpty(options.TenantId))
        {
            problems.Add($"{BotOptions.Section}:{nameof(BotOptions.TenantId)} is missing; set it, or list the tenants to serve in {BotOptions.Section}:{nameof(BotOptions.AllowedTenants)}, because nobody else is served.");
        }

        if (!isDevelopment && BotCloud.Find(options.Cloud) is { ServiceHosts.IsEmpty: true, ServiceDomains.IsEmpty: true })
        {
            problems.Add($"{BotOptions.Section}:{nameof(BotOptions.Cloud)} is \"{options.Cloud}\"; use another, because which hosts its Teams calls from is not published and calls of unknown hosts are refused.");
        }

        return problems;
    }

    private static void CheckIdentity(BotOptions options, List<string> problems)
    {
        CheckOneOf(nameof(BotOptions.Cloud), options.Cloud, [.. BotCloud.All.Select(cloud => cloud.Name)], problems);
        CheckGuid(nameof(BotOptions.AppId), options.AppId, problems);
        CheckGuid(nameof(BotOptions.TenantId), options.TenantId, problems);
        for (var i = 0; i < options.AllowedTenants.Count; i++)
        {
            CheckGuid($"{nameof(BotOptions.AllowedTenants)}:{i}", options.AllowedTenants[i], problems, mayBeEmpty: false);
        }
    }

    private static void CheckMetadataUrl(BotOptions options, bool isDevelopment, List<string> problems)
    {
        const string Key = $"{BotOptions.Section}:{nameof(BotOptions.OpenIdMetadataUrl)}";
        if (options.OpenIdMetadataUrl is not { Length: > 0 } text)
        {
            return;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
            || !(url.Scheme == Uri.UriSchemeHttps || (isDevelopment && url.IsLoopback && url.Scheme == Uri.UriSchemeHttp)))
        {
            problems.Add($"{Key} is \"{text}\"; it must be an https URL, or in Development an http URL of this machine, because whoever answers there decides which tokens are good.");
        }
        else if (!isDevelopment && BotCloud.Find(options.Cloud) is { } cloud && url != cloud.MetadataUrl)
        {
            problems.Add($"{Key} is \"{text}\"; outside Development it must be {cloud.MetadataUrl} or left out, because whoever answers there decides which tokens are good.");
        }
    }

    private static void CheckLoopbackMode(
        BotOptions options, bool isDevelopment, string environmentName, IEnumerable<string> addresses, List<string> problems)
    {
        if (!isDevelopment)
        {
            problems.Add($"{Flag} is true in the environment {environmentName}; it must be false outside Development, because it lets callers in without a token.");
        }

        CheckNoCredential(nameof(BotOptions.ClientSecret), options.ClientSecret, problems);
        CheckNoCredential(nameof(BotOptions.CertificatePath), options.CertificatePath, problems);
        problems.AddRange(addresses
            .Where(address => !IsLoopback(address))
            .Select(address => $"The service would listen on {address} while {Flag} is true; use http://localhost:3978 or another loopback address, because others could reach it without a token."));
    }

    private static void CheckNoCredential(string key, string? value, List<string> problems)
    {
        if (!string.IsNullOrEmpty(value))
        {
            problems.Add($"{BotOptions.Section}:{key} is set while {Flag} is true; remove one of them, because a real credential must not serve callers without a token.");
        }
    }

    private static void CheckOneOf(string key, string value, string[] wanted, List<string> problems)
    {
        if (!wanted.Contains(value, StringComparer.Ordinal))
        {
            problems.Add($"{BotOptions.Section}:{key} is \"{value}\"; it must be one of {string.Join(", ", wanted)}, because the bot's identity depends on it.");
        }
    }

    private static void CheckGuid(string key, string? value, List<string> problems, bool mayBeEmpty = true)
    {
        if (!(mayBeEmpty && string.IsNullOrEmpty(value)) && !Guid.TryParse(value, out _))
        {
            problems.Add($"{BotOptions.Section}:{key} is \"{value}\"; it must be a GUID or left out, because it names an object in Entra.");
        }
    }

    private static bool IsLoopback(string address)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            return string.Equals(binding.Host, "localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
