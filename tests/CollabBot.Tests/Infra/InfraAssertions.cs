using Xunit;

namespace CollabBot.Tests.Infra;

/// <summary>Each rule of the infrastructure holds for each parameter set that it is for; and each is seen to be broken when it is (T29).</summary>
public sealed class InfraAssertions
{
    public static TheoryData<string, string> Cases =>
        [.. from set in Bicep.Sets from rule in InfraRules.All where rule.For.Length == 0 || rule.For.Contains(set) select new TheoryDataRow<string, string>(set, rule.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_rule_holds_and_its_breach_is_seen_where_there_is_a_compiler_for_the_platform(string set, string rule)
    {
        var deployment = await Deployment.OfAsync(set);
        var (_, holds, breach, _) = InfraRules.All.Single(one => one.Name == rule);
        Assert.True(holds(deployment), $"{set}: {rule}");

        breach(deployment);

        Assert.False(holds(deployment), $"{set}: {rule}, and nobody would see it broken");
    }

    /// <summary>The smallest one can be deleted again.</summary>
    [Fact]
    public async Task What_is_for_trying_out_is_not_locked_where_there_is_a_compiler_for_the_platform() =>
        Assert.Empty((await Deployment.OfAsync("dev")).Typed("Microsoft.Authorization/locks"));
}
