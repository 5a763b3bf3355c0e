using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>Somebody else in the chat writes while one person is being asked.</summary>
public sealed class GroupChats
{
    [Fact]
    public async Task Nobody_answers_for_another()
    {
        var ada = await ADialog.BegunAsync();
        var bob = new DialogHarness(ADialog.Setup()) { Store = ada.Store, Key = ada.Key with { PersonId = "bob" } };

        Assert.Equal(DialogTurnStatus.Empty, (await bob.SayAsync("1")).Status);
        Assert.Equal("often", ada.Top.Step);
    }

    [Fact]
    public async Task Two_people_can_be_asked_at_once()
    {
        var ada = await ADialog.BegunAsync();
        var bob = new DialogHarness(ADialog.Setup()) { Store = ada.Store, Key = ada.Key with { PersonId = "bob" } };
        await bob.BeginAsync("setup", ("team", "Bob's"));

        await bob.SayAsync("cancel");
        await ada.SayAsync("1");

        Assert.Empty(bob.State.Stack);
        Assert.Equal("confirm", ada.Top.Step);
    }
}
