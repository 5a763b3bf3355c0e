using CollabBot.Doubles.Teams.Connector;
using CollabBot.Doubles.Teams.Recording;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Doubles;

public sealed class Records : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.PathOf("record.jsonl");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_answered_can_be_read_from_the_file_while_it_is_written(bool toDisk)
    {
        await using var teams = await ATeams.StartAsync(options => options with { RecordPath = Path, RecordsToDisk = toDisk });

        var answers = await Task.WhenAll(teams.Teams.Tenant.People.Select(person => teams.SendAsync(person.ChatId)));
        var lines = ActivityLog.Read(Path);

        Assert.Equal(answers.Select(answer => answer.Id).Order(StringComparer.Ordinal), lines.Select(line => line.ActivityId).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, 12).Select(number => (long)number), lines.Select(line => line.Sequence));
        Assert.All(lines, line => Assert.Equal("Hello.", line.Read()!["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Line_ends_within_a_message_do_not_end_its_line()
    {
        await using var teams = await ATeams.StartAsync(options => options with { RecordPath = Path });

        await teams.CallAsync(HttpMethod.Post, $"conversations/{Uri.EscapeDataString(teams.Ada.ChatId)}/activities", "{\r\n \"type\": \"message\",\n \"text\": \"one\\ntwo\" }");

        Assert.Equal("one\ntwo", ActivityLog.Read(Path).Single().Read()!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_record_is_gone_on_with_and_a_line_cut_short_is_cut_off()
    {
        string id, chat;
        await using (var before = await ATeams.StartAsync(options => options with { RecordPath = Path }))
        {
            chat = before.Ada.ChatId;
            id = (await before.SendAsync(chat)).Id;
        }

        await File.AppendAllTextAsync(Path, """{"n":2,"at":"2026-05""", ATeams.Live);

        await using var teams = await ATeams.StartAsync(options => options with { RecordPath = Path });
        var updated = await teams.UpdateAsync(chat, id, ATeams.Hello);
        var next = await teams.SendAsync(chat);

        Assert.Equal(200, updated.Status);
        Assert.NotEqual(id, next.Id);
        Assert.Equal([1L, 2, 3], ActivityLog.Read(Path).Select(line => line.Sequence));
        Assert.Equal(
            [ConnectorOperation.Send, ConnectorOperation.Update, ConnectorOperation.Send],
            teams.Teams.Log.Accepted().Select(accepted => accepted.Operation));
    }

    [Fact]
    public async Task Somebody_can_wait_for_what_is_accepted_later()
    {
        await using var teams = await ATeams.StartAsync();

        var awaited = teams.Teams.Log.WaitForAsync(accepted => accepted.ConversationId == teams.Ada.ChatId, ATeams.Live);
        Assert.False(awaited.IsCompleted);
        await teams.SendAsync(teams.Ada.ChatId);

        Assert.Equal(1, (await awaited).Sequence);
    }
}
