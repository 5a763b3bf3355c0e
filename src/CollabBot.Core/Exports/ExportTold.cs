using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Exports;

/// <summary>Puts together what may be exported: what teams were told, as it was frozen when they were told it, and how they are set up.</summary>
/// <remarks>
/// No person, no id or name of one, no exact count, no comment, nothing that only leaders were told. Comments are left out altogether: people were promised who would read them, and a file is read by others.
/// Changes nothing.
/// </remarks>
public sealed class ExportTold(TeamRegistry teams, Rounds rounds, LoopDesk desk)
{
    private readonly ReadTold _read = new(teams, rounds, desk);

    /// <param name="tenant">Whose; null when the team's id says it.</param>
    /// <param name="team">Null for every team of the organisation.</param>
    public async Task<ExportOutcome> HandleAsync(TenantId? tenant, TeamId? team, ExportProfile profile, CancellationToken cancellationToken)
    {
        var there = await teams.ListAsync(cancellationToken).Select(entry => entry.Team).ToListAsync(cancellationToken);
        var wanted = there.Where(one => (tenant is null || one.Tenant == tenant) && (team is null || one.Team == team)).ToList();
        if (wanted is [] || wanted.Select(one => one.Tenant).Distinct().Count() > 1)
        {
            return new ExportOutcome.NotOne(there);
        }

        // What is kept back of one team may hang on the others: all files of an organisation must keep what each of them keeps.
        var looked = profile is ExportProfile.Publication ? there.Where(one => one.Tenant == wanted[0].Tenant).ToList() : wanted;
        var told = new List<ToldTeam>();
        var unreadable = 0;
        foreach (var one in looked.OrderBy(one => one.Team.Value, StringComparer.Ordinal))
        {
            if (await _read.HandleAsync(one, cancellationToken) is { } read)
            {
                told.Add(read);
            }
            else
            {
                unreadable++;
            }
        }

        var at = await rounds.NowAsync(cancellationToken);
        var own = told.Where(one => wanted.Contains(one.Team.Ref)).ToList();
        var rows = profile is ExportProfile.Publication ? Publication.Of(told, own, DateOnly.FromDateTime(at.UtcDateTime)) : own.SelectMany(ExportRows.Of);
        return new ExportOutcome.Made(new Export(profile, at, [.. rows], unreadable + told.Sum(one => one.Unreadable)));
    }
}
