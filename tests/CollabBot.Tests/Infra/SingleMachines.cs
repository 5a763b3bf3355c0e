using System.Text.RegularExpressions;
using CollabBot.Service;
using CollabBot.Service.Commands;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CollabBot.Tests.Infra;

/// <summary>The files for one machine fit the service, and keep it to itself.</summary>
public sealed partial class SingleMachines : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_service_accepts_the_settings_of_its_unit()
    {
        await File.WriteAllTextAsync(_folder.PathOf("bot.pem"), "", TestContext.Current.CancellationToken);
        var builder = ServiceHost.CreateBuilder("Production");
        builder.Logging.ClearProviders();
        foreach (var (name, value) in Settings())
        {
            builder.Configuration[name.Replace("__", ":", StringComparison.Ordinal)] = value
                .Replace("%d", _folder.PathOf("."), StringComparison.Ordinal).Replace("/var/lib/collabbot", _folder.PathOf("."), StringComparison.Ordinal);
        }

        await using var app = ServiceHost.Build(builder, [builder.Configuration["urls"]!]);

        Assert.Equal(new Uri(ServiceHost.DefaultUrl).Port, new Uri(builder.Configuration["urls"]!).Port);
        Assert.True(new Uri(builder.Configuration["urls"]!).IsLoopback);
    }

    [Theory]
    [InlineData("NoNewPrivileges", "yes")]
    [InlineData("ProtectSystem", "strict")]
    [InlineData("ProtectHome", "yes")]
    [InlineData("PrivateTmp", "yes")]
    [InlineData("CapabilityBoundingSet", "")]
    [InlineData("UMask", "0077")]
    [InlineData("LimitCORE", "0")]
    public void A_unit_takes_what_it_does_not_need_from_its_process(string name, string value)
    {
        foreach (var unit in (string[])["collabbot.service", "collabbot-backup.service"])
        {
            Assert.Contains($"{name}={value}", Lines(unit));
            Assert.Contains("User=collabbot", Lines(unit));
        }
    }

    [Fact]
    public void No_secret_is_in_a_file_that_a_person_might_share() =>
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(Bicep.Infra, "single-machine")), file => Secret().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void The_proxy_leads_messages_to_the_service_and_nothing_else()
    {
        var proxy = string.Join('\n', Lines("Caddyfile"));

        Assert.Contains($"handle /api/messages {{", proxy, StringComparison.Ordinal);
        Assert.Contains($"reverse_proxy 127.0.0.1:{new Uri(ServiceHost.DefaultUrl).Port}", proxy, StringComparison.Ordinal);
        Assert.Single(ProxyPath().Matches(proxy));
        Assert.Contains("respond 404", proxy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nightly_copy_is_a_verb_that_there_is_of_the_file_that_the_service_uses()
    {
        var backup = string.Join('\n', Lines("collabbot-backup.service"));
        var words = Verb().Match(backup).Groups["arguments"].Value.Replace("$$(date -u +%%F)", "2026-11-24", StringComparison.Ordinal);

        Assert.Empty(RootOfCommands.Create().Parse(words).Errors);
        Assert.Contains($"Environment=Storage__SqlitePath={Settings()["Storage__SqlitePath"]}", backup, StringComparison.Ordinal);
        Assert.Contains("OnCalendar=*-*-*", string.Join('\n', Lines("collabbot-backup.timer")), StringComparison.Ordinal);
    }

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Bicep.Infra, "single-machine", file));

    private static Dictionary<string, string> Settings() => Lines("collabbot.service").Where(line => line.StartsWith("Environment=", StringComparison.Ordinal)).Select(line => line["Environment=".Length..])
        .Concat(Lines("collabbot.env").Where(line => line.Length > 0).Select(line => line.TrimStart('#', ' ')).Where(line => Setting().IsMatch(line)))
        .ToDictionary(line => line[..line.IndexOf('=', StringComparison.Ordinal)], line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal);

    [GeneratedRegex("^[A-Za-z]+(__[A-Za-z0-9]+)*=")]
    private static partial Regex Setting();

    [GeneratedRegex("ClientSecret=.|AccountKey=.|BEGIN [A-Z ]*PRIVATE KEY|Password=.", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex(@"reverse_proxy")]
    private static partial Regex ProxyPath();

    [GeneratedRegex(@"collabbot\.dll (?<arguments>backup [^']+)'")]
    private static partial Regex Verb();
}
