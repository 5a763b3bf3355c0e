using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>What was said before a save that failed is said again with the retry.</summary>
public sealed class RetriesAfterAFailedSave
{
    [Fact]
    public async Task Replies_leave_only_after_the_state_is_saved()
    {
        var person = await ADialog.BegunAsync();

        Assert.Equal("save", person.Events[0]);
        Assert.StartsWith("say ", person.Events[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_that_fails_lets_nothing_out_and_the_retry_says_it_once()
    {
        var person = await ADialog.BegunAsync();
        var turn = person.Turn("1");
        person.Store.Fails = true;

        await Assert.ThrowsAsync<IOException>(() => person.RunAsync(turn));
        Assert.Single(person.Said);
        person.Store.Fails = false;
        await person.RunAsync(turn);

        Assert.Equal("Shall I set it to w?", Assert.Single(person.Said.Skip(1)));
    }

    [Fact]
    public async Task What_is_done_after_the_save_and_fails_is_not_done_again()
    {
        var tries = 0;
        var person = new DialogHarness(new WaterfallDialog("d", 1, new WaterfallStep("act", (step, token) =>
        {
            step.AfterSave(_ => ++tries > 0 ? throw new IOException("The world is away.") : Task.FromResult<OutboundActivity?>(null));
            return step.EndDialogAsync(null, token);
        })));
        var turn = person.Turn("go");

        await Assert.ThrowsAsync<IOException>(() => person.BeginAsync(turn, "d"));
        var again = await person.BeginAsync(turn, "d");

        Assert.Equal((DialogTurnStatus.AlreadyHandled, 1), (again.Status, tries));
    }
}
