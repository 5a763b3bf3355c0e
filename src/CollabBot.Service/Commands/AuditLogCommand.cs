using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CollabBot.Core.Administration;
using CollabBot.Core.Teams;

namespace CollabBot.Service.Commands;

/// <summary><c>audit-log</c>: checks that nobody has changed the logs of what was decided, and writes one out.</summary>
/// <remarks>On Azure beside a running service; on SQLite, whose file has one owner, while it is stopped. Shows ids and settings, never a name or an answer.</remarks>
internal static class AuditLogCommand
{
    private const int Whole = 0;
    private const int Changed = 1;
    private const int NotLookedAt = 2;

    private static readonly Option<string?> Tenant = new("--tenant") { Description = "The organisation, by its id. Without it: every one.", HelpName = "T" };
    private static readonly Option<string?> Team = new("--team") { Description = "The team, by its id. Without it: what was decided about the organisation itself.", HelpName = "T" };

    public static Command Create()
    {
        var verify = new Command("verify", "Check every log: that no entry was changed, removed or inserted, and that no setting was changed past it.") { Tenant };
        verify.SetAction((parsed, cancellationToken) => VerifyAsync(ServiceHost.CreateBuilder(), parsed.GetValue(Tenant), Console.Out, Console.Error, cancellationToken));
        var export = new Command("export", "Write one log out, a JSON object a line, oldest first: for a collector of security events.") { Tenant, Team };
        export.SetAction((parsed, cancellationToken) =>
            ExportAsync(ServiceHost.CreateBuilder(), parsed.GetValue(Tenant), parsed.GetValue(Team), Console.Out, Console.Error, cancellationToken));
        return new Command("audit-log", "What was decided about teams, by whom and when.") { verify, export };
    }

    /// <param name="tenant">Null for every organisation.</param>
    /// <returns>0 when all logs stand as they were written; 1 when one does not, or a setting is not what was decided; 2 when that is not known.</returns>
    internal static Task<int> VerifyAsync(WebApplicationBuilder builder, string? tenant, TextWriter output, TextWriter errors, CancellationToken cancellationToken) => OnStore.RunAsync(builder, errors, NotLookedAt, async services =>
    {
        var teams = await services.GetRequiredService<AuditReleases>().TeamsAsync(tenant is null ? null : new TenantId(tenant), cancellationToken);
        if (teams is [] && tenant is not null)
        {
            return await NoneAsync(errors, tenant);
        }

        var audit = services.GetRequiredService<AuditDecisions>();
        var (entries, broken) = (0, 0);
        var log = services.GetRequiredService<AuditLog>();
        foreach (var organisation in (TenantId?[])[.. tenant is null ? (TenantId?[])[null] : [], .. teams.Select(team => team.Tenant).Distinct().Select(one => (TenantId?)one)])
        {
            var trail = await log.ReadAsync(organisation, cancellationToken);
            entries += trail.Entries.Count;
            if (trail.BrokenAt is { } line)
            {
                broken++;
                await output.WriteLineAsync($"{(organisation is { } one ? $"the organisation {one.Value}" : "the whole deployment")}: {LogAnswer.BrokenAtLine(line)}.");
            }
        }

        foreach (var team in teams)
        {
            var found = await audit.HandleAsync(team, cancellationToken);
            entries += found.Entries;
            if (!found.IsWhole)
            {
                broken++;
                await output.WriteLineAsync($"the team {team.Team.Value} of {team.Tenant.Value}: {LogAnswer.Of(found).InWords}.");
            }
        }

        await output.WriteLineAsync(broken == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{entries} entries about {teams.Count} teams stand as they were written.")
            : string.Create(CultureInfo.InvariantCulture, $"Not as written: {broken}. Restore those logs from a copy to see who decided what; a threshold that was made smaller by hand is not followed."));
        return broken == 0 ? Whole : Changed;
    });

    /// <param name="tenant">Null only where <paramref name="team"/> is null too: what was decided about the whole deployment.</param>
    /// <returns>0; 1 when the log is not as it was written, which is written out all the same; 2 when there is none.</returns>
    internal static Task<int> ExportAsync(WebApplicationBuilder builder, string? tenant, string? team, TextWriter output, TextWriter errors, CancellationToken cancellationToken) => OnStore.RunAsync(builder, errors, NotLookedAt, async services =>
    {
        var log = services.GetRequiredService<AuditLog>();
        AuditTrail trail;
        if (team is not null)
        {
            var found = (await services.GetRequiredService<AuditReleases>().TeamsAsync(tenant is null ? null : new TenantId(tenant), cancellationToken)).Where(one => one.Team.Value == team).ToList();
            if (found is not [var only])
            {
                await errors.WriteLineAsync(found is [] ? $"There is no team \"{team}\" in this store; \"collabbot audit\" lists those that there are." : $"Several organisations have a team \"{team}\": say which with --tenant.");
                return NotLookedAt;
            }

            trail = await log.ReadAsync(only, cancellationToken);
        }
        else
        {
            trail = await log.ReadAsync(tenant is null ? (TenantId?)null : new TenantId(tenant), cancellationToken);
        }

        foreach (var entry in trail.Entries)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(DecisionAnswer.Of(entry), DecisionAnswerJson.Default.DecisionAnswer));
        }

        if (trail.BrokenAt is { } line)
        {
            await errors.WriteLineAsync($"This log is not as it was written: {LogAnswer.BrokenAtLine(line)}.");
            return Changed;
        }

        return Whole;
    });

    private static async Task<int> NoneAsync(TextWriter errors, string tenant)
    {
        await errors.WriteLineAsync($"There is no team of the organisation \"{tenant}\" in this store. Without --tenant every team is looked at.");
        return NotLookedAt;
    }
}
