using System.Text;
using CollabBot.Core.Administration;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Administration;

public sealed class AuditLogs
{
    private static readonly TeamRef Team = new(new TenantId("tenant"), new TeamId("team"));
    private static readonly StoreKey Key = StoreKey.Of("audit", "tenant", "team");

    private readonly MemoryObjectStore _store = new(new FakeTimeProvider());
    private readonly AuditLog _log;

    public AuditLogs() => _log = new AuditLog(_store);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_are_read_as_they_were_added_and_hold_together()
    {
        await AddThreeAsync();

        var trail = await _log.ReadAsync(Team, Live);

        Assert.Null(trail.BrokenAt);
        Assert.Equal(["5", "8", "10"], trail.Entries.Select(entry => entry.Fact.New));
        Assert.Equal([1, 2, 3], trail.Entries.Select(entry => entry.Number));
    }

    [Fact]
    public async Task An_empty_log_holds_together_and_has_no_head()
    {
        var trail = await _log.ReadAsync(Team, Live);

        Assert.Equal((0, null, ""), (trail.Entries.Count, trail.BrokenAt, trail.Head));
    }

    [Theory]
    [InlineData("\"new\":\"8\"", "\"new\":\"6\"", 2)]
    [InlineData("\"who\":\"ada\"", "\"who\":\"eve\"", 1)]
    [InlineData("\"number\":3", "\"number\":4", 3)]
    [InlineData("\"what\":\"threshold\"", "\"what\":\"leaders\"", 1)]
    [InlineData("{\"number\":2", "number 2", 2)]
    public async Task A_changed_entry_is_found(string was, string becomes, int brokenAt)
    {
        await AddThreeAsync();

        await TamperAsync(lines => lines.Select(line => line.Replace(was, becomes, StringComparison.Ordinal)));

        Assert.Equal(brokenAt, (await _log.ReadAsync(Team, Live)).BrokenAt);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public async Task A_removed_entry_is_found(int index, int brokenAt)
    {
        await AddThreeAsync();

        await TamperAsync(lines => lines.Where((_, i) => i != index));

        Assert.Equal(brokenAt, (await _log.ReadAsync(Team, Live)).BrokenAt);
    }

    [Fact]
    public async Task Two_entries_in_another_order_are_found()
    {
        await AddThreeAsync();

        await TamperAsync(lines => lines.Reverse());

        Assert.Equal(1, (await _log.ReadAsync(Team, Live)).BrokenAt);
    }

    [Fact]
    public async Task An_end_that_was_cut_off_contradicts_the_head_that_somebody_kept()
    {
        await AddThreeAsync();
        var head = (await _log.ReadAsync(Team, Live)).Head;

        await TamperAsync(lines => lines.Take(2));

        var trail = await _log.ReadAsync(Team, Live);
        Assert.Null(trail.BrokenAt);
        Assert.False(trail.Contains(head));
    }

    [Fact]
    public async Task A_head_that_was_kept_is_found_in_a_log_that_has_grown_since()
    {
        await AddThreeAsync();
        var head = (await _log.ReadAsync(Team, Live)).Head;

        await _log.AddAsync(Team, new AuditFact("channel", new PersonId("ada"), "a", "b"), Live);

        Assert.True((await _log.ReadAsync(Team, Live)).Contains(head));
    }

    [Fact]
    public async Task What_is_added_after_a_break_is_read_and_the_break_stays_told()
    {
        await AddThreeAsync();
        await TamperAsync(lines => lines.Where((_, i) => i != 1));

        await _log.AddAsync(Team, new AuditFact("threshold", null, "10", "12"), Live);

        var trail = await _log.ReadAsync(Team, Live);
        Assert.Equal((2, "12"), (trail.BrokenAt, trail.Entries[^1].Fact.New));
    }

    [Fact]
    public async Task Two_who_add_at_once_both_have_their_entry()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _log.AddAsync(Team, new AuditFact("threshold", null, null, $"{i}"), Live)));

        var trail = await _log.ReadAsync(Team, Live);
        Assert.Equal((8, null), (trail.Entries.Count, trail.BrokenAt));
    }

    [Fact]
    public async Task A_part_that_holds_a_separator_is_not_taken_for_two()
    {
        var one = await _log.AddAsync(Team, new AuditFact("a\u001F1:b", null, null, "c"), Live);
        var trail = await _log.ReadAsync(Team, Live);

        Assert.Equal(one.Hash, trail.Head);
        Assert.NotEqual(
            AuditEntry.After(null, new AuditFact("a", null, "b", "c"), DateTimeOffset.UnixEpoch, "").Hash,
            AuditEntry.After(null, new AuditFact("a\u001F1:b", null, null, "c"), DateTimeOffset.UnixEpoch, "").Hash);
    }

    private async Task AddThreeAsync()
    {
        await _log.AddAsync(Team, new AuditFact("threshold", new PersonId("ada"), null, "5"), Live);
        await _log.AddAsync(Team, new AuditFact("threshold", new PersonId("ada"), "5", "8"), Live);
        await _log.AddAsync(Team, new AuditFact("threshold", null, "8", "10"), Live);
    }

    private async Task TamperAsync(Func<IEnumerable<string>, IEnumerable<string>> change)
    {
        var log = Encoding.UTF8.GetString((await _store.ReadLogAsync(Key, Live)).Span);
        await _store.DeleteAsync(Key, null, Live);
        var changed = string.Concat(change(log.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => line + '\n'));
        await _store.AppendAsync(Key, Encoding.UTF8.GetBytes(changed), 0, Live);
    }
}
