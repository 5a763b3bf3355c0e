using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>The whole document is written at the end of a turn, over whatever was written meanwhile.</summary>
public sealed class LastWriterWins
{
    [Fact]
    public async Task A_stale_save_is_decided_again_and_replied_to_once()
    {
        var person = await ADialog.BegunAsync();
        person.Store.LostRaces = 2;
        using var conflicts = new Counted(person.Meters, "collabbot.dialogs.conflicts");

        var result = await person.SayAsync("1");

        Assert.Equal(DialogTurnStatus.Waiting, result.Status);
        Assert.Equal(["stale", "stale", "save", "say Shall I set it to w?"], person.Events[2..]);
        Assert.Equal(2, conflicts.Count);
    }

    [Fact]
    public async Task After_three_lost_races_nothing_is_changed_and_the_person_is_told()
    {
        var person = await ADialog.BegunAsync();
        person.Store.LostRaces = 3;

        var result = await person.SayAsync("1");

        Assert.Equal(DialogTurnStatus.Busy, result.Status);
        Assert.Equal(["stale", "stale", "stale", "say " + DialogHarness.Texts.Busy], person.Events[2..]);
        Assert.Equal("often", person.Top.Step);
    }

    [Fact]
    public async Task What_a_step_does_to_the_world_is_done_once_however_often_it_is_decided()
    {
        var done = new List<string>();
        var person = new DialogHarness(new WaterfallDialog("d", 1, new WaterfallStep("act", (step, token) =>
        {
            step.AfterSave(_ =>
            {
                done.Add("done");
                return Task.FromResult<OutboundActivity?>(OutboundActivity.FromText("Done."));
            });
            return step.EndDialogAsync(null, token);
        })));
        person.Store.LostRaces = 2;

        await person.BeginAsync("d");

        Assert.Equal(["stale", "stale", "save", "say Done."], person.Events);
        Assert.Single(done);
    }
}
