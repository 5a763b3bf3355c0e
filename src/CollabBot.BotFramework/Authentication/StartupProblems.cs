using System.Net;
using Microsoft.AspNetCore.Http;

namespace CollabBot.BotFramework.Authentication;

/// <summary>Why the service must not start as it is configured.</summary>
public static class StartupProblems
{
    private const string Flag = $"{BotOptions.Section}:{nameof(BotOptions.AllowUnauthenticatedLoopback)}";

    private static readonly string[] AppTypes = ["SingleTenant", "UserAssignedMSI"];
    private static readonly string[] Clouds = ["Public", "UsGov", "China"];

    /// <summary>Checks the settings against each other and against where the service runs and listens.</summary>
    /// <param name="addresses">The addresses that the service would listen on, such as <c>http://localhost:3978</c>.</param>
    /// <returns>A sentence for each problem: which key, what it got, what is wanted, and why. Empty when all is well. No secret is repeated.</returns>
    public static IReadOnlyList<string> Find(BotOptions options, string environmentName, IEnumerable<string> addresses)
    {
        var problems = new List<string>();
        CheckOneOf(nameof(BotOptions.AppType), options.AppType, AppTypes, problems);
        CheckOneOf(nameof(BotOptions.Cloud), options.Cloud, Clouds, problems);
        CheckGuid(nameof(BotOptions.AppId), options.AppId, problems);
        CheckGuid(nameof(BotOptions.TenantId), options.TenantId, problems);
        for (var i = 0; i < options.AllowedTenants.Count; i++)
        {
            CheckGuid($"{nameof(BotOptions.AllowedTenants)}:{i}", options.AllowedTenants[i], problems);
        }

        var isDevelopment = string.Equals(environmentName, "Development", StringComparison.OrdinalIgnoreCase);
        if (options.AllowUnauthenticatedLoopback)
        {
            CheckLoopbackMode(options, isDevelopment, environmentName, addresses, problems);
        }
        else
        {
            problems.Add(isDevelopment
                ? $"{Flag} is false; set it to true to serve a local client, because this version admits nobody by token yet."
                : $"The environment is {environmentName}; this version starts in Development only, with {Flag} set to true, because it does not check tokens yet and must not be reachable by others.");
        }

        return problems;
    }

    private static void CheckLoopbackMode(
        BotOptions options, bool isDevelopment, string environmentName, IEnumerable<string> addresses, List<string> problems)
    {
        if (!isDevelopment)
        {
            problems.Add($"{Flag} is true in the environment {environmentName}; it must be false outside Development, because it lets callers in without a token.");
        }

        if (!string.IsNullOrEmpty(options.ClientSecret))
        {
            problems.Add($"{BotOptions.Section}:{nameof(BotOptions.ClientSecret)} is set while {Flag} is true; remove one of them, because a real credential must not serve callers without a token.");
        }

        problems.AddRange(addresses
            .Where(address => !IsLoopback(address))
            .Select(address => $"The service would listen on {address} while {Flag} is true; use http://localhost:3978 or another loopback address, because others could reach it without a token."));
    }

    private static void CheckOneOf(string key, string value, string[] wanted, List<string> problems)
    {
        if (!wanted.Contains(value, StringComparer.Ordinal))
        {
            problems.Add($"{BotOptions.Section}:{key} is \"{value}\"; it must be one of {string.Join(", ", wanted)}, because the bot's identity depends on it.");
        }
    }

    private static void CheckGuid(string key, string? value, List<string> problems)
    {
        if (!string.IsNullOrEmpty(value) && !Guid.TryParse(value, out _))
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
