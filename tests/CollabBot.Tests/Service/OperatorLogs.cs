using CollabBot.Core.Administration;
using CollabBot.Service.Workers;
using CollabBot.Tests.Fakes;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CollabBot.Tests.Service;

public sealed class OperatorLogs
{
    [Fact]
    public void A_withheld_result_is_an_error_in_the_log_that_says_what_to_do_and_names_no_team()
    {
        using var logs = new RecordedLogs();
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(logs));

        new OperatorLog(factory.CreateLogger<OperatorLog>()).ResultWithheld(new ReleaseCheck(214, 3, 0, IsClean: false));

        Assert.Contains("Error A team's result was withheld: the monthly check found 3 of 214 answers", logs.Text, StringComparison.Ordinal);
        Assert.Contains("\"collabbot audit\" says which team", logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lowered_promise_is_an_error_in_the_log_that_says_what_to_do_and_names_no_team()
    {
        using var logs = new RecordedLogs();
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(logs));

        new OperatorLog(factory.CreateLogger<OperatorLog>()).PromiseLowered();

        Assert.Contains("Error The plan of a round asked for a smaller threshold than was decided when people were asked. What they were promised holds.", logs.Text, StringComparison.Ordinal);
        Assert.Contains("\"collabbot audit-log verify\" says which team", logs.Text, StringComparison.Ordinal);
    }
}
