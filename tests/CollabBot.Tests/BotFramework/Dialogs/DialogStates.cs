using System.Text;
using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

public sealed class DialogStates
{
    private static readonly DialogTexts Texts = new();

    [Fact]
    public async Task Replies_leave_only_after_the_state_is_saved()
    {
        var person = new DialogHarness(DialogConversations.Setup());

        await person.BeginAsync("setup", ("team", "Spike"));

        Assert.Equal("save", person.Events[0]);
        Assert.StartsWith("say ", person.Events[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_save_is_decided_again_and_replied_to_once()
    {
        var person = new DialogHarness(DialogConversations.Setup());
        await person.BeginAsync("setup", ("team", "Spike"));
        person.Store.LostRaces = 2;

        var result = await person.SayAsync("1");

        Assert.Equal(DialogTurnStatus.Waiting, result.Status);
        Assert.Equal(["stale", "stale", "save", "say Shall I set it to w?"], person.Events[2..]);
    }

    [Fact]
    public async Task After_three_lost_races_nothing_is_changed_and_the_person_is_told()
    {
        var person = new DialogHarness(DialogConversations.Setup());
        await person.BeginAsync("setup", ("team", "Spike"));
        person.Store.LostRaces = 3;

        var result = await person.SayAsync("1");

        Assert.Equal(DialogTurnStatus.Busy, result.Status);
        Assert.Equal(["stale", "stale", "stale", "say " + Texts.Busy], person.Events[2..]);
        Assert.Equal("often", person.Store.State(person.Key).Stack[0].Step);
    }

    [Theory]
    [InlineData(29, DialogTurnStatus.Waiting)]
    [InlineData(30, DialogTurnStatus.Cancelled)]
    public async Task An_open_question_waits_half_an_hour(int minutes, DialogTurnStatus status)
    {
        var person = new DialogHarness(DialogConversations.Setup());
        await person.BeginAsync("setup", ("team", "Spike"));
        person.Time.Advance(TimeSpan.FromMinutes(minutes));

        var result = await person.SayAsync("1");

        Assert.Equal(status, result.Status);
        Assert.Equal(status == DialogTurnStatus.Cancelled, person.Said.Last() == Texts.Expired);
    }

    [Fact]
    public async Task Dialogs_of_another_version_step_or_name_end_politely_and_once()
    {
        foreach (var changed in new Dialog[][] { [DialogConversations.Setup(version: 2)], [DialogConversations.Setup(firstStep: "cadence")], [] })
        {
            var person = new DialogHarness(DialogConversations.Setup());
            await person.BeginAsync("setup", ("team", "Spike"));
            person.Dialogs = changed;

            Assert.Equal(DialogTurnStatus.Cancelled, (await person.SayAsync("1")).Status);
            Assert.Equal(Texts.Changed, person.Said.Last());
            Assert.Equal(DialogTurnStatus.Empty, (await person.SayAsync("1")).Status);
        }
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""{"schemaVersion":2,"expiresAt":"2026-05-04T10:00:00Z","stack":[],"handled":[]}""")]
    [InlineData("""{"schemaVersion":1,"expiresAt":"2026-05-04T10:00:00Z","stack":[null],"handled":[]}""")]
    public async Task A_state_that_cannot_be_read_ends_politely(string stored)
    {
        var person = new DialogHarness(DialogConversations.Setup());
        person.Store.Put(person.Key, Encoding.UTF8.GetBytes(stored));

        Assert.Equal(DialogTurnStatus.Cancelled, (await person.SayAsync("1")).Status);
        Assert.Equal([Texts.Changed], person.Said);
    }

    [Fact]
    public async Task A_new_dialog_takes_the_place_of_one_that_can_no_longer_go_on()
    {
        var person = new DialogHarness(DialogConversations.Setup());
        await person.BeginAsync("setup", ("team", "Old"));
        person.Dialogs = [DialogConversations.Setup(version: 2)];

        var result = await person.BeginAsync("setup", ("team", "New"));

        Assert.Equal(DialogTurnStatus.Waiting, result.Status);
        Assert.Equal("New", Assert.Single(person.Store.State(person.Key).Stack).Values["team"]);
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_handled_once()
    {
        var person = new DialogHarness(DialogConversations.Setup());
        await person.BeginAsync("setup", ("team", "Spike"));
        var turn = person.Turn("1");

        await person.RunAsync(turn);
        var again = await person.RunAsync(turn);

        Assert.Equal(DialogTurnStatus.AlreadyHandled, again.Status);
        Assert.Equal("confirm", person.Store.State(person.Key).Stack[0].Step);
    }

    [Fact]
    public async Task Only_the_last_twenty_messages_are_remembered()
    {
        var person = new DialogHarness(DialogConversations.Setup());
        await person.BeginAsync("setup", ("team", "Spike"));

        for (var i = 0; i < 30; i++)
        {
            await person.SayAsync("what");
        }

        Assert.Equal(DialogState.MaxHandled, person.Store.State(person.Key).Handled.Count);
    }

    [Fact]
    public async Task A_state_that_grows_too_large_is_a_fault_of_the_dialog()
    {
        var person = new DialogHarness(DialogConversations.Setup());

        await Assert.ThrowsAsync<InvalidOperationException>(() => person.BeginAsync("setup", ("team", new string('x', DialogState.MaxBytes))));

        Assert.Empty(person.Events);
    }
}
