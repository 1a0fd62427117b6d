using LLMeter.Native.Reports;
using LLMeter.Native.Results;

namespace LLMeter.Native.Tests.Reports;

public sealed class JsonReportTests
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    public void Statistics_are_one_indented_object_in_their_order(string culture)
    {
        using var user = new UserCulture(culture);
        using var output = new StringWriter();
        JsonReport.Write(output, new StatsDocument()
            .Set("total_requests", 12000).Set("output_tps", -1.5).Set("model_id", "模型 <\"a\">").Set("run_description", (string?)null).Set("interrupted", true));
        Assert.Equal(
            """
            {
                "total_requests": 12000,
                "output_tps": -1.5,
                "model_id": "模型 <\"a\">",
                "run_description": null,
                "interrupted": true
            }

            """, output.ToString());
    }
}
