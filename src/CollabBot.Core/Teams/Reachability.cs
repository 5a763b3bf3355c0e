using System.Collections.Concurrent;
using CollabBot.Core.Calendars;

namespace CollabBot.Core.Teams;

/// <summary>Who is not written to, because it would not reach them, until they are heard from again; who has asked for quiet at some hours, and in which language each is written to.</summary>
/// <remarks>
/// Says nothing about answers: to be suspended takes a refused send, and any event of the person's own chat ends it. Safe for concurrent use. That
/// somebody is reachable is remembered in memory for <see cref="Memory"/>; another process's suspension begins and ends that much later at most, which
/// costs a send that is refused once more.
/// </remarks>
public sealed class Reachability(TeamRegistry teams, TimeProvider time)
{
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);

    /// <summary>At most this many; when there are more, all are looked up once again.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<PersonRef, (long At, QuietHours? Quiet, string? Language)> _reachable = [];

    // Since all were forgotten last. The dictionary's own count takes every lock that it has.
    private int _added;

    /// <returns>Why the person is not to be written to; null when they are.</returns>
    public async Task<Unreachable?> FindAsync(PersonRef person, CancellationToken cancellationToken)
    {
        if (IsRemembered(person))
        {
            return null;
        }

        var record = await teams.PersonAsync(person, cancellationToken);
        Note(person, record);
        return record.Unreachable;
    }

    /// <returns>The hours in which the person wants quiet; null when they have not said so. Another process's change comes <see cref="Memory"/> later at most.</returns>
    public async Task<QuietHours?> QuietOfAsync(PersonRef person, CancellationToken cancellationToken) => (await ChoicesOfAsync(person, cancellationToken)).Quiet;

    /// <returns>The language in which the person wants to be written to; null when they have not said so. Another process's change comes <see cref="Memory"/> later at most.</returns>
    public async Task<string?> LanguageOfAsync(PersonRef person, CancellationToken cancellationToken) => (await ChoicesOfAsync(person, cancellationToken)).Language;

    /// <summary>Takes note of what was just read of a person, so that the send that follows need not read it again.</summary>
    internal void Note(PersonRef person, PersonRecord record)
    {
        if (record.Unreachable is null)
        {
            Remember(person, record);
        }
    }

    /// <summary>Notes that a send was refused for good.</summary>
    /// <param name="why">
    /// Who left a team is suspended by its roster, which is read for each round; and a bot that is switched off is switched on again for all at once,
    /// of which no single person tells. Neither is noted.
    /// </param>
    public async Task SuspendAsync(PersonRef person, Unreachable why, CancellationToken cancellationToken)
    {
        if (why is Unreachable.Left or Unreachable.ForbiddenByAdmin)
        {
            return;
        }

        _reachable.TryRemove(person, out _);
        await teams.UpdatePersonAsync(person, record => record.Unreachable == why ? record : record with { Unreachable = why }, cancellationToken);

        // Once more: whoever read the record before this was written may have taken note of it meanwhile.
        _reachable.TryRemove(person, out _);
    }

    /// <summary>The person was heard from, or installed the bot: they can be written to again.</summary>
    public async Task HealAsync(PersonRef person, CancellationToken cancellationToken)
    {
        if (await FindAsync(person, cancellationToken) is not null)
        {
            var healed = await teams.UpdatePersonAsync(person, record => record.Unreachable is null ? record : record with { Unreachable = null }, cancellationToken);
            Remember(person, healed);
        }
    }

    private bool IsRemembered(PersonRef person) => _reachable.TryGetValue(person, out var known) && time.GetElapsedTime(known.At) < Memory;

    private async Task<(QuietHours? Quiet, string? Language)> ChoicesOfAsync(PersonRef person, CancellationToken cancellationToken)
    {
        if (_reachable.TryGetValue(person, out var known) && time.GetElapsedTime(known.At) < Memory)
        {
            return (known.Quiet, known.Language);
        }

        var record = await teams.PersonAsync(person, cancellationToken);
        Note(person, record);
        return (record.Quiet, record.Language);
    }

    private void Remember(PersonRef person, PersonRecord record)
    {
        var known = (time.GetTimestamp(), record.Quiet, record.Language);
        if (!_reachable.TryAdd(person, known))
        {
            _reachable[person] = known;
        }
        else if (Interlocked.Increment(ref _added) > Most)
        {
            Interlocked.Exchange(ref _added, 0);
            _reachable.Clear();
        }
    }
}
