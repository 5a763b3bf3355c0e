using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>The channel delivers an activity again, perhaps to another replica.</summary>
public sealed class Redelivery
{
    [Fact]
    public async Task A_message_that_comes_twice_is_handled_once()
    {
        var person = await ADialog.BegunAsync();
        var turn = person.Turn("1");

        await person.RunAsync(turn);
        var again = await person.RunAsync(turn);

        Assert.Equal(DialogTurnStatus.AlreadyHandled, again.Status);
        Assert.Equal("confirm", person.Top.Step);
        Assert.Equal(2, person.Said.Count());
    }

    [Fact]
    public async Task A_dialog_is_begun_once()
    {
        var person = new DialogHarness(ADialog.Setup());
        var turn = person.Turn("set up");

        await person.BeginAsync(turn, "setup", ("team", "Spike"));
        await person.SayAsync("1");
        var again = await person.BeginAsync(turn, "setup", ("team", "Spike"));

        Assert.Equal(DialogTurnStatus.AlreadyHandled, again.Status);
        Assert.Equal("confirm", person.Top.Step);
    }

    [Fact]
    public async Task The_last_answer_comes_twice_to_a_dialog_that_is_over()
    {
        var person = await ADialog.BegunAsync();
        await person.SayAsync("1");
        var turn = person.Turn("yes");

        await person.RunAsync(turn);

        Assert.Equal(DialogTurnStatus.AlreadyHandled, (await person.RunAsync(turn)).Status);
        Assert.Single(person.Said, "Done.");
    }
}
