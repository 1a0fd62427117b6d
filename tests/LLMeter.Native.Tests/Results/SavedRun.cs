using LLMeter.Native.Measurement;
using LLMeter.Native.Results;
using LLMeter.Native.Results.Recording;

namespace LLMeter.Native.Tests.Results;

/// <summary>Writes a run's folder with the product's own recorder.</summary>
internal static class SavedRun
{
    public static RunFolder Write(TemporaryFolder output, params IEnumerable<Exchange> exchanges)
    {
        var folder = RunFolder.Create(output.Path, "some-run");
        using var recorder = new RunRecorder(folder, Some.Wall);
        foreach (var exchange in exchanges)
        {
            recorder.OnEnded(exchange, Some.FiguresOf(exchange));
        }

        return folder;
    }

    /// <summary>Four answers and a failure, sent a second apart.</summary>
    public static Exchange[] Exchanges() =>
        [Some.Answer(0, 0), Some.Answer(1, 1000), Some.Failed(2, 2000), Some.Answer(3, 3000, tokens: 20), Some.Answer(4, 4000, text: "longer", tokens: 9)];
}
