using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>Two open questions, and the answer goes to the wrong one.</summary>
public sealed class NewFlowsWhileAnotherWaits
{
    [Fact]
    public async Task A_new_dialog_ends_the_one_that_waited_so_that_one_question_is_open()
    {
        var person = new DialogHarness(ADialog.Setup(), ADialog.Asking(new TextPrompt(), id: "why"));
        await person.BeginAsync("setup", ("team", "Spike"));

        await person.BeginAsync("why");
        var result = await person.SayAsync("1");

        Assert.Equal(new DialogTurnResult(DialogTurnStatus.Complete, "1"), result);
        Assert.Equal(DialogTurnStatus.Empty, (await person.SayAsync("1")).Status);
    }

    [Fact]
    public async Task Another_conversation_of_the_person_has_a_question_of_its_own()
    {
        var here = await ADialog.BegunAsync();
        var there = new DialogHarness(ADialog.Setup()) { Store = here.Store, Key = here.Key with { ConversationId = "a:2" } };

        await there.BeginAsync("setup", ("team", "Other"));
        await here.SayAsync("1");

        Assert.Equal(("confirm", "often"), (here.Top.Step, there.Top.Step));
    }
}
