using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LLMeter.Native.Results.Loading;

/// <summary>Reads responses.jsonl and measurements.jsonl side by side: line n of both tells of the same request.</summary>
internal static class RequestLines
{
    /// <summary>Streams the requests; a line that cannot be read is skipped and noted.</summary>
    public static IEnumerable<LoadedRequest> Read(RunFolder folder, ICollection<LoadNotice> notices)
    {
        using var responses = new LineReader(folder.Responses);
        using var measurements = File.Exists(folder.Measurements) ? new LineReader(folder.Measurements) : null;
        var joined = measurements is not null;
        while (responses.Read())
        {
            var hasMeasurement = joined && measurements!.Read();
            if (IsBlank(responses.Line))
            {
                continue;
            }

            var response = Parse(responses, RunFolder.ResponsesName, ResultsJson.Default.ResponseRecord, notices);
            if (response is null)
            {
                continue;
            }

            var measurement = hasMeasurement ? Parse(measurements!, RunFolder.MeasurementsName, ResultsJson.Default.LoadedMeasurement, notices) : null;
            if (joined && !hasMeasurement)
            {
                joined = false;
                notices.Add(new LoadNotice(RunFolder.MeasurementsName, 0, $"it ends before line {responses.Number} of {RunFolder.ResponsesName}; requests from there on lack their details."));
            }
            else if (measurement is not null && measurement.Id != response.Id)
            {
                joined = false;
                notices.Add(new LoadNotice(
                    RunFolder.MeasurementsName, measurements!.Number, $"it tells of another request than {RunFolder.ResponsesName}; its details are left out from here on."));
                measurement = null;
            }

            yield return LoadedRequest.Of(response, measurement);
        }
    }

    private static T? Parse<T>(LineReader lines, string file, JsonTypeInfo<T> type, ICollection<LoadNotice> notices)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(lines.Line, type) ?? throw new JsonException("It is null.");
        }
        catch (JsonException cause)
        {
            notices.Add(new LoadNotice(file, lines.Number, lines.IsWhole
                ? string.Create(CultureInfo.InvariantCulture, $"a broken line, skipped (not a request's JSON at byte {(cause.BytePositionInLine ?? 0) + 1})")
                : "a half-written last line, ignored: the run was stopped while it wrote."));
            return null;
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;
}
